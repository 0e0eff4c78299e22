/** Texts of the pages that say something is not here, or did not work: the place, the cause and the remedy. */
export const errors = {
  notFoundTitle: '찾으시는 페이지가 없습니다',
  notFoundText:
    '주소가 잘못되었거나, 열린곳간이 받은 자료에 없는 자치단체 또는 사업입니다. 주소의 숫자와 글자를 확인하거나 아래에서 다시 찾으십시오.',
  goHome: '자치단체 찾기',
  goSearch: '사업 검색',
  failedTitle: '페이지를 만들지 못했습니다',
  failedText:
    '자료를 읽는 동안 오류가 났습니다. 잠시 뒤 다시 시도하십시오. 계속되면 ‘자료 상태’에서 자료가 제대로 들어오는지 볼 수 있습니다.',
  reference: (digest: string) => `오류 번호 ${digest}`,
  retry: '다시 시도',
  goStatus: '자료 상태 보기',
};
