/** Texts of the home page. {places} are filled with figures and links. */
export const home = {
  title: '지방자치단체의 살림을 그대로 봅니다',
  description:
    '우리 시·군·구가 올해 쓸 수 있는 돈과 실제로 쓴 돈. 지방자치단체마다 분야별, 재원별, 사업별로 봅니다.',
  openingExisting: (day: string, upper: string, lower: string) =>
    `${day}에 우리나라에는 광역자치단체(특별시·광역시·도) ${upper}곳과 기초자치단체(시·군·구) ${lower}곳이 있습니다.`,
  openingReporting: (year: number, upper: string, lower: string) =>
    `${year}년 자료를 보고한 곳은 광역 ${upper}곳, 기초 ${lower}곳입니다.`,
  openingClosed: '그해에 자료를 보고하고 없어진 {closed}의 금액도 여기에 들어 있습니다.',
  openingTier:
    '광역자치단체 본청이 쓸 수 있는 돈은 {upper}이고 그 가운데 {upperRate}를 썼습니다. 시·군·구가 쓸 수 있는 돈은 {lower}이고 그 가운데 {lowerRate}를 썼습니다.',
  openingTermNote:
    '쓸 수 있는 돈은 예산현액(그해 예산에 지난해에서 넘어온 돈 등을 더하고 뺀 것)에서 내부거래(자치단체 안에서 옮기는 돈)를 뺀 것입니다.',
  nothingReported: '아직 받은 자료가 없습니다',

  findTitle: '우리 자치단체 찾기',
  findLead: '이름을 넣거나, 아래에서 광역자치단체를 골라 그 안의 시·군·구를 찾습니다.',
  listTitle: '모든 자치단체',
  findIndex: '광역자치단체',
  headOffice: (name: string) => `${name} 본청`,
  noLowers: '시·군·구를 두지 않습니다.',
  closedGovernments: '지금은 없는 자치단체',
  searchTitle: '자치단체나 사업 이름으로 찾기',
  searchHint: '예: 횡성, 서울 중구, 도서관, 어린이 놀이터',
  searchButton: '찾기',

  nationTitle: (year: number) => `${year}년 전국`,
  nationWhy:
    '광역자치단체 본청(특별시·광역시·도 자체)과 기초자치단체(시·군·구)를 따로 보여 주고 더하지 않습니다. 본청이 시·군·구에 내려보낸 돈은 양쪽에 모두 적혀 있어서, 더하면 같은 돈을 두 번 세게 됩니다.',
  nationPart:
    '자치단체마다 일부 사업만 받았습니다. 이 페이지의 금액은 받은 사업만 더한 것이며, 전국의 금액이 아닙니다.',
  nationSample: '이 페이지의 금액은 가상으로 만든 사업의 표본만 더한 것입니다. 실제 금액이 아닙니다.',
  tierCaption: (day: string) => `본청과 시·군·구의 예산과 지출, 내부거래 제외, ${day} 기준`,
  tier: '자치단체',
  upper: '광역자치단체 본청',
  lower: '시·군·구',
  rowsOf: (tier: string) => `${tier}의 근거가 된 행`,
  governments: '더한 곳',
  internalUpper: '광역 본청의 사업 {projects}개, {current}',
  internalLower: '시·군·구의 사업 {projects}개, {current}',
  internalText: '뺀 내부거래(한 자치단체의 회계와 기금 사이에 옮기거나 갚는 돈): {list}.',
  fieldsUpperTitle: '광역자치단체 본청의 분야별 예산',
  fieldsLowerTitle: '시·군·구의 분야별 예산',
  fieldsCaptionUpper: (day: string) => `본청의 분야별 예산과 지출, 내부거래 제외, ${day} 기준`,
  fieldsCaptionLower: (day: string) => `시·군·구의 분야별 예산과 지출, 내부거래 제외, ${day} 기준`,
};
