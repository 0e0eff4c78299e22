/** Texts of the frame around every page: skip links, header, footer. */
export const layout = {
  skipToMain: '본문 바로가기',
  skipToNavigation: '주 메뉴 바로가기',
  navigation: '주 메뉴',
  find: '자치단체 찾기',
  search: '검색',
  status: '자료 상태',
  languages: '언어',
  otherLanguage: 'English',
  footer: '사이트 정보',
  about:
    '열린곳간은 지방자치단체의 예산과 지출을 재정 데이터베이스에서 받아 그대로 보여 줍니다. 모든 금액은 근거로 이어집니다.',
  won: '금액의 단위는 원이며, 짧은 표기는 아래 자리를 버린 값입니다. 정확한 값은 언제나 함께 적습니다.',
  statusLink: '자료가 언제 것인지 보기',
};
