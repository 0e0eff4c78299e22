import { withParticle } from '@/lib/domain/korean';

/** Texts of a government's page and of the list of its projects. {places} are filled with figures and links. */
export const government = {
  title: (name: string, year: number) => `${name} ${year}년 예산과 지출`,
  titleWithoutYear: (name: string) => `${name} 예산과 지출`,
  description: (name: string, year: number, day: string) =>
    `${withParticle(name, 'subject')} ${year}년에 쓸 수 있는 돈과 실제로 쓴 돈: 분야별, 재원별, 사업별. ${day} 기준.`,
  descriptionEmpty: (name: string) => `${name}의 예산과 지출: 아직 보고된 자료가 없습니다.`,

  openingCurrent: (name: string, year: number) =>
    `${withParticle(name, 'subject')} ${year}년에 쓸 수 있는 돈({term})은 {current}입니다.`,
  openingPart: (name: string, year: number) =>
    `받은 ${name} 사업 {projects}개가 ${year}년에 쓸 수 있는 돈({term})은 {current}입니다.`,
  openingSpent: (day: string) =>
    `${day}까지 {spent}을 썼습니다. 집행률(예산현액 가운데 쓴 비율)은 {rate}입니다.`,
  openingSpentBelowZero: (day: string) => `${day}까지 적힌 지출액은 {spent}, 집행률은 {rate}입니다.`,
  openingComparable: '내부거래(자치단체 안에서 옮기는 돈)를 빼면 집행률은 {rate}입니다.',
  openingPeers: (peers: string, reporting: string) =>
    `${peers} 가운데 자료가 있는 ${reporting}곳의 중간값은 {median}입니다.`,
  openingField: '예산이 가장 많은 분야는 {field}({share})입니다.',

  partTitle: '일부 사업만 있습니다',
  partText: (name: string) =>
    `열린곳간은 ${name}의 사업 전체를 담은 자료를 아직 받지 못했습니다. 이 페이지의 금액과 비율은 모두 받은 사업만으로 계산한 것이며, ${name} 전체의 금액이 아닙니다. 기준일은 사업마다 다를 수 있고, 적힌 날짜는 그 가운데 가장 늦은 날입니다.`,
  sampleTitle: '시범 자료',
  sampleText: (projects: string) =>
    `가상의 사업 ${projects}개를 뽑아 만든 표본입니다. 실제 사업 목록도, 실제 전체 금액도 아닙니다.`,
  headOfficeText: (name: string) =>
    `이 페이지의 금액은 ${name} 본청의 것입니다. 본청은 시·군·구에 돈을 내려보냅니다. 그래서 본청과 시·군·구의 금액을 더하면 같은 돈을 두 번 세게 되므로 더하지 않습니다.`,
  closedTitle: '지금은 없는 자치단체',
  closedText: (name: string, day: string) =>
    `${withParticle(name, 'topic')} ${day}에 없어졌습니다. 그 전에 보고된 자료가 있으면 이 페이지에 그대로 남겨 둡니다.`,
  closedSuccessors: '뒤를 이은 자치단체: {successors}',
  outdatedText: (name: string, year: number) =>
    `${withParticle(name, 'topic')} ${year}년에 없던 자치단체인데, 자료는 이 코드로 들어왔습니다. 받은 그대로 보여 줍니다.`,
  oldCodeText: (code: string, name: string) =>
    `이 해의 금액은 옛 코드 ${code}(${name})로 보고된 것입니다. 코드만 바뀐 같은 자치단체이므로 이 페이지에서 보여 줍니다.`,
  alsoUnderText: (code: string, name: string) =>
    `같은 해의 금액이 코드 ${code}(${name})로도 보고되었습니다: 예산현액 {current}, 지출액 {spent}. 두 코드로 보고된 금액은 서로 더하지 않습니다.`,
  predecessors: '이어받은 자치단체',
  code: (code: string) => `자치단체 코드 ${code}`,

  amountsTitle: '쓸 수 있는 돈과 쓴 돈',
  amountsCaption: (day: string) => `예산과 지출, ${day} 기준`,
  what: '구분',
  meaning: '뜻',
  amount: '금액',
  perResident: '주민 1인당',
  residentsNote: (residents: string, year: number) =>
    `주민 1인당 금액은 ${year}년 말 주민등록 인구 ${residents}명으로 나눈 값입니다. 물가를 고려하지 않았습니다.`,
  residentsUnknown: '주민등록 인구가 아직 집계되지 않아 1인당 금액은 없습니다.',
  overText:
    '지출이 예산현액보다 많습니다. 원자료의 값을 고치지 않고 그대로 보여 줍니다. 예산이 늦게 반영되었거나 입력이 잘못되었을 수 있습니다.',
  belowText:
    '지출액이 0보다 작습니다. 지난 지출을 바로잡거나 돌려받으면 이렇게 될 수 있습니다. 원자료의 값을 고치지 않고 그대로 보여 줍니다.',
  internalText:
    '사업 {projects}개, {current}은 내부거래입니다: 회계와 기금 사이에 옮기거나 갚는 돈(이름에 ‘내부거래’나 ‘보전지출’이 든 사업)입니다. 위의 금액에는 들어 있고, 분야별 표와 비교에서는 뺐습니다. 내부거래를 빼면 쓸 수 있는 돈은 {comparable}, 집행률은 {rate}입니다.',
  internalLink: '내부거래 사업 보기',
  missing: (what: string, projects: string) =>
    `${withParticle(what, 'subject')} 보고되지 않은 사업이 ${projects}개 있습니다.`,
  missingRule: '없는 금액은 0으로 세지 않고 합계에서 뺐습니다.',
  missingLink: '금액이 빠진 사업 보기',

  fieldsTitle: '분야별',
  fieldsFinding: (field: string) => `${field} 예산이 {share}로 가장 많습니다.`,
  fieldsCaption: (day: string) => `분야별 예산과 지출, 내부거래 제외, ${day} 기준`,
  fieldsTotal: '합계(내부거래 제외)',
  projects: '사업 수',
  fundingTitle: '재원별',
  fundingLead: '쓸 수 있는 돈이 어디에서 왔는지입니다.',
  fundingCaption: (day: string) => `예산현액의 재원, ${day} 기준`,
  fundingTies: '네 재원을 더하면 예산현액과 같습니다.',
  fundingDiffers: '네 재원을 더한 값에서 예산현액을 빼면 {difference}입니다. 원자료가 그렇습니다.',
  fundingMissing: (projects: string) => `재원이 모두 보고되지 않은 사업이 ${projects}개 있습니다.`,
  largestTitle: (n: string) => `예산이 큰 사업 ${n}개`,
  largestLead: '예산현액이 큰 순서입니다. 내부거래는 뺐습니다.',
  largestCaption: (day: string) => `예산현액이 큰 사업, ${day} 기준`,
  allProjects: '이 자치단체의 모든 사업 보기',
  yearsTitle: '연도별',
  yearsCaption: '연도별 예산과 지출',
  reporter: '보고한 자치단체',
  ancestorKinds: { merged: '합쳐지기 전', split: '나뉘기 전', moved: '옛 코드', renamed: '옛 코드' },
  yearsAncestors: '합쳐지거나 나뉘기 전의 금액은 그때의 자치단체가 보고한 그대로이며, 서로 더하지 않습니다.',
  yearsNote: '기준일이 서로 다른 해의 집행률은 바로 비교할 수 없습니다.',
  year: '회계연도',
  latestAndAll: (name: string) => `${name}의 가장 최근 자료와 연도별 자료 보기`,

  peersTitle: '비슷한 자치단체',
  peersSummary: (label: string, members: string) => `비교한 자치단체: ${label} ${members}곳`,
  peersRule:
    '종류(특별시·광역시, 도, 시, 군, 자치구)가 같고 주민 수가 비슷한 자치단체입니다. 다섯 곳 이상이 보고했을 때만 중간값을 냅니다. 중간값은 집행률을 크기 순서로 늘어놓았을 때 한가운데에 있는 값이며, 내부거래를 빼고 계산합니다.',
  peerKinds: { metropolitan: '특별시·광역시', province: '도', city: '시', county: '군', district: '자치구' },
  peersAll: (kind: string) => `모든 ${kind}`,
  peersUnder: (kind: string, below: string) => `주민 ${below}명 미만인 ${kind}`,
  peersBetween: (kind: string, from: string, below: string) => `주민 ${from}~${below}명인 ${kind}`,
  peersFrom: (kind: string, from: string) => `주민 ${from}명 이상인 ${kind}`,
  neighboursTitle: '관련 자치단체',
  upper: '속한 광역자치단체',
  lowers: (n: string) => `관할 시·군·구 ${n}곳`,

  sourceWhole: (day: string) => `${day}에 전체를 확인한 자료입니다.`,
  sourcePart: '일부 사업만 담은 자료입니다.',
  rows: '근거가 된 행',
  csv: '근거 CSV',
  citationTitle: '인용',
  citation: (name: string, year: number, day: string) =>
    `열린곳간, 「${name} ${year}년 예산과 지출」, ${day} 기준.`,
  citationNote: '금액을 누르면 바뀌지 않는 근거 주소로 갑니다. 기사와 보고서에는 그 주소를 적으십시오.',

  notReported: (year: number) => `${year}년 자료는 아직 보고되지 않았습니다`,
  notReportedAtAll: '아직 보고된 자료가 없습니다',
  notReportedClosed: '받은 자료가 없습니다',
  otherYearsLink: '자료가 있는 해 보기',

  listTitle: (name: string) => `${name} 사업`,
  listTitleYear: (name: string, year: string) => `${name} ${year} 사업`,
  listDescription: (name: string) =>
    `${name}의 모든 세부사업: 예산현액, 지출액, 집행률. 거르고 찾을 수 있습니다.`,
  listLead: (total: string) => `조건에 맞는 사업은 ${total}개입니다.`,
  listCaption: '사업별 예산과 지출',
  filters: '조건으로 찾기',
  filterYear: '회계연도',
  filterAllYears: '모든 해',
  filterField: '분야',
  filterAccount: '회계',
  filterText: '사업 이름',
  filterTextHint: '띄어쓰기는 상관없습니다',
  filterState: '상태',
  filterAll: '전체',
  choice: (name: string, projects: string) => `${name} (${projects})`,
  apply: '보기',
  reset: '조건 모두 지우기',
  ofCode: (code: string) => `사업 코드 ${code}만 보고 있습니다.`,
  nothingFound: '조건에 맞는 사업이 없습니다. 조건을 줄여 보십시오',
  states: {
    overspent: '예산보다 많이 쓴 사업',
    unspent: '하나도 쓰지 않은 사업',
    negative: '0보다 작은 금액이 있는 사업',
    missing: '금액이 빠진 사업',
    internal: '내부거래',
    removed: '자료에서 없어진 사업',
  },
  marks: {
    negative: '0 미만 금액',
    overspent: '예산 초과 지출',
    'sources-differ': '재원 합계 다름',
    'planned-above-current': '편성액이 예산현액보다 큼',
    'outdated-government': '그해에 없던 자치단체 코드',
    internal: '내부거래',
    removed: (day: string) => `${day} 자료에서 없어짐`,
  },
  listNote: '내부거래도 들어 있습니다. 자료에서 없어진 사업은 ‘상태’에서 고르면 보입니다.',
};
