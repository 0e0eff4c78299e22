/** A term of local finance, and what it means in words that need no other term. */
export interface GlossaryTerm {
  id: string;
  ko: string;
  en: string;
  meaningKo: string;
  meaningEn: string;
}

/** The terms of the pages (Local Finance Act 지방재정법, Local Subsidies Act 지방보조금법; names as 지방재정365 uses them). */
export const GLOSSARY: readonly GlossaryTerm[] = [
  {
    id: 'current-budget',
    ko: '예산현액',
    en: 'current budget',
    meaningKo: '올해 쓸 수 있는 돈 전부. 편성한 예산에 이월된 돈과 예비비, 전용·이체를 더하고 뺀 금액',
    meaningEn:
      'All that may be spent this year: the planned amount with what was carried over, reserves and transfers',
  },
  {
    id: 'planned',
    ko: '편성액',
    en: 'planned amount',
    meaningKo: '의회가 정한 예산. 추가경정예산이 있으면 그때까지의 합계',
    meaningEn: 'The budget as the council set it, supplementary budgets included',
  },
  {
    id: 'spent',
    ko: '지출액',
    en: 'amount spent',
    meaningKo: '실제로 나간 돈. 계약했지만 아직 주지 않은 돈은 들어 있지 않음',
    meaningEn: 'Money that was paid out; what was ordered and not yet paid is not in it',
  },
  {
    id: 'rate',
    ko: '집행률',
    en: 'execution rate',
    meaningKo: '예산현액 가운데 지출한 몫. 100%를 넘으면 원자료를 확인할 일',
    meaningEn: 'The share of the current budget that was spent; above 100 % the source wants a look',
  },
  {
    id: 'fiscal-year',
    ko: '회계연도',
    en: 'fiscal year',
    meaningKo: '1월 1일부터 12월 31일까지',
    meaningEn: 'From 1 January to 31 December',
  },
  {
    id: 'project',
    ko: '세부사업',
    en: 'project',
    meaningKo: '공개되는 가장 작은 예산 단위',
    meaningEn: 'The lowest budget unit that is published',
  },
  {
    id: 'field',
    ko: '분야',
    en: 'field',
    meaningKo: '돈이 쓰이는 일의 갈래. 모두 14개',
    meaningEn: 'What money is spent on, in 14 parts',
  },
  {
    id: 'section',
    ko: '부문',
    en: 'section',
    meaningKo: '분야를 나눈 갈래',
    meaningEn: 'A part of a field',
  },
  {
    id: 'general-account',
    ko: '일반회계',
    en: 'general account',
    meaningKo: '세금 등으로 일반적인 일을 하는 회계',
    meaningEn: 'The account for general tasks, fed by taxes and transfers',
  },
  {
    id: 'special-account',
    ko: '특별회계',
    en: 'special account',
    meaningKo: '교통·상하수도처럼 정해진 수입으로 정해진 일을 하는 회계',
    meaningEn: 'An account with its own revenue for its own task, such as traffic or water',
  },
  {
    id: 'fund',
    ko: '기금',
    en: 'fund',
    meaningKo: '특정한 목적을 위해 따로 모아 쓰는 돈',
    meaningEn: 'Money kept apart for one purpose',
  },
  {
    id: 'national',
    ko: '국비',
    en: 'national funds',
    meaningKo: '중앙정부가 대는 돈',
    meaningEn: 'Paid by the central government',
  },
  {
    id: 'province',
    ko: '시도비',
    en: 'province funds',
    meaningKo: '시·도가 대는 돈',
    meaningEn: 'Paid by the province or metropolitan city',
  },
  {
    id: 'municipal',
    ko: '시군구비',
    en: 'municipal funds',
    meaningKo: '시·군·구가 스스로 대는 돈',
    meaningEn: 'Paid by the city, county or district itself',
  },
  {
    id: 'internal-transfer',
    ko: '내부거래',
    en: 'internal transfer',
    meaningKo: '같은 자치단체의 회계 사이에서 옮긴 돈. 합계에서 두 번 세지 않도록 따로 봄',
    meaningEn: 'Money moved between accounts of one government; kept apart so that it is not counted twice',
  },
  {
    id: 'carried-over',
    ko: '이월',
    en: 'carry-over',
    meaningKo: '지난해에 다 쓰지 못해 올해로 넘어온 돈',
    meaningEn: 'Money of last year that may still be spent this year',
  },
  {
    id: 'reserve',
    ko: '예비비',
    en: 'reserve',
    meaningKo: '예측하지 못한 일에 쓰도록 남겨 둔 예산',
    meaningEn: 'Budget kept for what could not be foreseen',
  },
  {
    id: 'supplementary',
    ko: '추가경정예산',
    en: 'supplementary budget',
    meaningKo: '연도 중에 예산을 고쳐 다시 정한 것. 줄여서 추경',
    meaningEn: 'A change of the budget within the year',
  },
  {
    id: 'settlement',
    ko: '결산',
    en: 'settlement',
    meaningKo: '한 해가 끝난 뒤 들어오고 나간 돈을 확정한 것',
    meaningEn: 'The final account of a year',
  },
  {
    id: 'head-office',
    ko: '본청',
    en: 'head office',
    meaningKo: '시·군·구를 뺀 시·도 자체',
    meaningEn: 'A province or metropolitan city itself, without its municipalities',
  },
  {
    id: 'self-reliance',
    ko: '재정자립도',
    en: 'fiscal self-reliance',
    meaningKo: '수입 가운데 스스로 걷는 돈의 비율',
    meaningEn: 'The share of revenue that a government raises itself',
  },
  {
    id: 'autonomy',
    ko: '재정자주도',
    en: 'fiscal autonomy',
    meaningKo: '수입 가운데 쓸 곳을 스스로 정할 수 있는 돈의 비율',
    meaningEn: 'The share of revenue that a government may use as it decides',
  },
  {
    id: 'balance',
    ko: '통합재정수지',
    en: 'consolidated balance',
    meaningKo: '모든 회계를 합쳐 들어온 돈에서 나간 돈을 뺀 것',
    meaningEn: 'Revenue less expenditure over all accounts',
  },
  {
    id: 'local-share-tax',
    ko: '지방교부세',
    en: 'local share tax',
    meaningKo: '재정이 모자란 자치단체에 중앙정부가 나누어 주는 돈. 쓸 곳은 자치단체가 정함',
    meaningEn: 'Shared out by the central government, free of purpose, to even out differences',
  },
  {
    id: 'subsidy',
    ko: '지방보조금',
    en: 'local subsidy',
    meaningKo: '자치단체가 민간이나 다른 기관의 일을 돕는 돈',
    meaningEn: 'Money with which a government supports the work of others',
  },
  {
    id: 'participation',
    ko: '주민참여예산',
    en: 'resident participation budget',
    meaningKo: '주민이 사업을 제안하고 심사하고 투표해 정하는 예산',
    meaningEn: 'Budget that residents propose, review and vote on',
  },
  {
    id: 'receipt',
    ko: '근거',
    en: 'receipt',
    meaningKo: '숫자 하나가 어느 행들의 합인지, 언제 기준이고 어느 수집에서 왔는지를 보여 주는 쪽',
    meaningEn: 'The page that names the rows behind a figure, its date and the pull that brought it',
  },
];

/** The address of a term, without language. */
export const glossaryPath = (id: string) => `/glossary#${id}`;
