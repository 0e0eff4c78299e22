/** Texts of the search page. */
export const search = {
  title: '사업 검색',
  titleOf: (q: string) => `‘${q}’ 검색`,
  description: '모든 자치단체의 세부사업을 이름으로 찾고, 회계연도·시도·자치단체·분야·회계로 좁힙니다.',
  lead: '사업이나 자치단체 이름을 넣습니다. 이름의 일부나 첫소리(ㄷㅅㄱ)만 넣어도 되고, 띄어쓰기는 상관없습니다. 낱말을 여럿 넣으면 모두 들어 있는 사업을 찾습니다.',
  words: '검색어',
  wordsHint: '예: 청년월세, 수원 도서관, ㄷㅅㄱ',
  offers: { list: '검색어 제안', government: '자치단체', projects: '사업 {count}건' },
  submit: '찾기',
  apply: '적용',
  narrow: '좁혀 보기',
  sort: '정렬',
  sorts: {
    relevance: '관련도순',
    current: '예산현액순',
    spent: '지출액순',
    rate: '집행률순',
    name: '이름순',
  },
  withRemoved: '자료에서 빠진 사업도 찾기',
  facets: {
    year: '회계연도',
    upper: '시도',
    government: '자치단체',
    field: '분야',
    account: '회계',
  },
  chosen: (facet: string, chosen: string) => `${facet} (${chosen}개 고름)`,
  projects: (count: string) => `${count}개`,
  moreValues: (count: string) => `${count}개가 더 있습니다. 다른 조건으로 좁히면 나옵니다.`,
  active: '지금 조건',
  remove: (what: string) => `${what} 조건 빼기`,
  clear: '조건 모두 빼기',
  wordsChip: (q: string) => `검색어 ‘${q}’`,
  governments: '이 이름의 자치단체',
  governmentsLead: '이름이 같은 곳이 여럿이면 모두 보여 줍니다.',
  results: '찾은 사업',
  total: (count: string) => `사업 ${count}개를 찾았습니다.`,
  totalAll: (count: string) => `모두 ${count}개 사업이 있습니다.`,
  shown: (from: string, to: string) => `${from}번째부터 ${to}번째까지 보입니다.`,
  standIn:
    '검색 서버가 지금 응답하지 않아 포털의 자체 검색으로 찾았습니다. 결과는 똑같이 정확하지만 시간이 더 걸릴 수 있습니다.',
  helped: {
    particles: (used: string) => `그대로 들어 있는 사업이 없어 조사를 떼고 ‘${used}’로 찾았습니다.`,
    spelling: (used: string) => `그대로 들어 있는 사업이 없어 표기가 가까운 ‘${used}’로 찾았습니다.`,
    parts: (used: string) => `그대로 들어 있는 사업이 없어 ‘${used}’로 나누어 찾았습니다.`,
  },
  caption: '찾은 사업의 예산현액, 지출액, 집행률',
  name: '사업',
  government: '자치단체',
  year: '회계연도',
  internal: '내부거래',
  removed: (day: string) => `${day} 자료에서 빠짐`,
  byGovernment: '이름이 아니라 자치단체로 찾음',
  sourceHint:
    '기준일은 사업마다 다를 수 있으며 표에 적혀 있습니다. 아래의 기준일은 이 페이지에서 가장 최근의 것입니다.',
  nothing: '조건에 맞는 사업이 없습니다',
  nothingFor: (q: string) => `‘${q}’에 맞는 사업이 없습니다`,
  noData: '아직 받은 자료가 없습니다',
  help: {
    shorter: '낱말을 줄이거나 짧게 넣어 보십시오. 넣은 낱말이 모두 들어 있는 사업만 찾습니다.',
    spelling: '글자를 확인하십시오. 띄어쓰기와 대소문자는 상관없지만 글자는 그대로 있어야 합니다.',
    filters: '고른 조건을 빼 보십시오.',
    removed: '지금 자료에서 빠진 사업일 수 있습니다.',
    status: '어떤 자료를 언제 받았는지 보기',
    everywhere: (q: string) => `조건 없이 ‘${q}’ 찾기`,
    withRemoved: '빠진 사업까지 찾기',
    all: '모든 사업 보기',
  },
  beyond: (page: string, last: string) => `${page}쪽은 없습니다. 마지막은 ${last}쪽입니다.`,
  lastPage: '마지막 쪽으로',
  tooSlow: '찾는 데 너무 오래 걸려 멈추었습니다. 낱말을 더 넣거나 조건을 골라 좁혀 보십시오.',
  problemsTitle: '읽지 못한 조건',
  problemsText: '이 조건은 빼고 찾았습니다.',
  queryProblems: {
    'unclosed-quote': (text: string) => `따옴표가 닫히지 않았습니다: ${text}. 그 뒤는 낱말로 찾았습니다.`,
    'unknown-name': (text: string) =>
      `‘${text}:’이라는 조건은 없습니다. 지역, 분야, 회계, 연도, 예산, 지출, 집행률을 쓸 수 있습니다. 낱말로 찾았습니다.`,
    'no-value': (text: string) => `‘${text}’에 값이 없습니다. 연도:2026처럼 값을 붙여 주십시오.`,
    'not-comparable': (text: string) =>
      `‘${text}’: 크기를 견줄 수 있는 것은 연도, 예산, 지출, 집행률입니다. 쌍점(:)을 써 주십시오.`,
    'not-excludable': (text: string) =>
      `‘${text}’: 조건은 빼기표로 뺄 수 없습니다. 낱말과 따옴표 구절은 뺄 수 있습니다.`,
    year: (text: string) => `회계연도 ‘${text}’: 연도:2026이나 연도:2023..2026처럼 네 자리 숫자여야 합니다.`,
    amount: (text: string) =>
      `‘${text}’는 금액이 아닙니다. 지출>1억, 지출>=3억 5천만, 예산:1억..2억처럼 써 주십시오.`,
    rate: (text: string) => `‘${text}’는 비율이 아닙니다. 집행률<30%, 집행률>=99.5처럼 써 주십시오.`,
    'impossible-range': (text: string) => `‘${text}’: 앞의 조건과 함께 만족하는 값이 없습니다.`,
    'too-many-parts': (_text: string) => '조건과 낱말이 40개를 넘습니다. 나머지는 뺐습니다.',
    'unknown-government': (text: string) =>
      `‘${text}’라는 자치단체가 없습니다. 수원, "서울 중구", Suwon처럼 이름을 쓰거나 일곱 자리 코드를 써 주십시오.`,
    'unknown-field': (text: string) =>
      `이름에 ‘${text}’가 들어간 분야가 없습니다. 분야:복지처럼 써 주십시오.`,
    'unknown-account': (text: string) =>
      `이름에 ‘${text}’가 들어간 회계가 없습니다. 회계:일반회계처럼 써 주십시오.`,
  },
  problems: {
    unknown: (parameter: string) => `‘${parameter}’라는 조건은 없습니다.`,
    repeated: (parameter: string, value: string) => `‘${parameter}’는 하나만 쓸 수 있습니다: ${value}`,
    'too-many': (parameter: string, value: string) =>
      `‘${parameter}’의 값이 너무 많습니다: ${value}개. 300개까지 됩니다.`,
    'too-long': (_parameter: string, value: string) => `검색어가 너무 깁니다: ‘${value}’. 200자까지 됩니다.`,
    'too-many-words': (_parameter: string, value: string) =>
      `낱말이 너무 많습니다: ‘${value}’. 12개까지 됩니다.`,
    'no-letters': (_parameter: string, value: string) => `‘${value}’에는 글자나 숫자가 없습니다.`,
    year: (_parameter: string, value: string) =>
      `회계연도 ‘${value}’: 1990부터 2200까지의 네 자리 숫자여야 합니다.`,
    government: (_parameter: string, value: string) => `자치단체 코드 ‘${value}’: 일곱 자리 숫자여야 합니다.`,
    'unknown-government': (_parameter: string, value: string) =>
      `자치단체 코드 ‘${value}’: 있었던 적이 없는 코드입니다.`,
    field: (_parameter: string, value: string) =>
      `분야 코드 ‘${value}’: 14개 분야의 코드(예: 080) 또는 none이어야 합니다.`,
    account: (_parameter: string, value: string) => `회계 이름 ‘${value}’: 100자까지 됩니다.`,
    choice: (parameter: string, value: string) =>
      `‘${value}’: ‘${parameter}’에서 고를 수 있는 값이 아닙니다.`,
    page: (_parameter: string, value: string) => `쪽 ‘${value}’: 1부터 1,000,000까지의 숫자여야 합니다.`,
    size: (_parameter: string, value: string) => `한 쪽의 개수 ‘${value}’: 1부터 100까지의 숫자여야 합니다.`,
  },
};
