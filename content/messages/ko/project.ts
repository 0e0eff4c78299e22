/** Texts of a project's page. {places} are filled with figures and links. */
export const project = {
  title: (name: string, government: string, year: number) => `${name} · ${government} ${year}년`,
  description: (name: string, government: string, year: number) =>
    `${government}의 ${year}년 사업 ‘${name}’: 예산, 지출, 재원, 바뀐 기록.`,
  of: (year: number) => `{government}의 ${year}년 세부사업(공개되는 가장 작은 예산 단위)입니다.`,
  openingCurrent: '이 사업에 쓸 수 있는 돈({term})은 {current}입니다.',
  openingCurrentMissing: '이 사업에 쓸 수 있는 돈(예산현액)은 보고되지 않았습니다.',
  openingSpent: (day: string) =>
    `${day}까지 {spent}을 썼습니다. 집행률(예산현액 가운데 쓴 비율)은 {rate}입니다.`,
  openingSpentNoRate: (day: string) => `${day}까지 {spent}을 썼습니다.`,
  openingSpentMissing: '쓴 돈은 보고되지 않았습니다.',
  removedTitle: '자료에서 없어진 사업',
  removedText: (day: string, last: string) =>
    `${day} 자료부터 이 사업이 없습니다. 아래는 마지막으로 보고된 ${last}의 금액입니다. 다른 이름이나 코드로 옮겨졌을 수 있습니다.`,
  internalText:
    '이 사업은 내부거래(자치단체 안에서 회계와 기금 사이에 옮기거나 갚는 돈)입니다. 자치단체끼리 견줄 때는 뺍니다.',
  flags: {
    negative: '0보다 작은 금액이 있습니다. 지난 값을 바로잡거나 돌려받으면 이렇게 될 수 있습니다.',
    overspent: '지출이 예산현액보다 많습니다. 예산이 늦게 반영되었거나 입력이 잘못되었을 수 있습니다.',
    'sources-differ': '네 재원의 합이 예산현액과 다릅니다.',
    'planned-above-current':
      '편성액이 예산현액보다 큽니다. 예산이 줄었거나 다른 사업으로 옮겨졌을 수 있습니다.',
    'outdated-government': '그해에 없던 자치단체의 코드로 보고되었습니다.',
  },
  asPublished: '원자료의 값을 고치지 않고 그대로 보여 줍니다.',
  amountsTitle: '예산과 지출',
  amountsCaption: (day: string) => `예산과 지출, ${day} 기준`,
  what: '구분',
  amount: '금액',
  meaning: '뜻',
  fundingTitle: '재원',
  fundingCaption: (day: string) => `예산현액의 재원, ${day} 기준`,
  fundingTies: '네 재원을 더하면 예산현액과 같습니다.',
  fundingDiffers: (difference: string, more: boolean) =>
    `네 재원을 더하면 예산현액보다 ${difference} ${more ? '많습니다' : '적습니다'}. 원자료가 그렇습니다.`,
  fundingUnknown: '보고되지 않은 금액이 있어서 재원의 합을 예산현액과 견줄 수 없습니다.',
  aboutTitle: '이 사업의 분류',
  government: '자치단체',
  historyTitle: '바뀐 기록',
  historyLead:
    '이 사업의 금액이나 이름이 바뀔 때마다 한 줄씩 남깁니다. 지우거나 고쳐 쓰지 않습니다. 날마다 같은 값이 다시 들어온 것은 적지 않습니다.',
  historyCaption: '바뀐 기록, 최근 것부터',
  historyAsOf: '기준일',
  historyKnown: '알게 된 때',
  historyKind: '종류',
  historyWhat: '바뀐 것',
  kinds: {
    inserted: '처음 들어옴',
    updated: '바뀜',
    backdated: '지난 날짜의 값이 늦게 들어옴',
    removed: '자료에서 없어짐',
    restored: '다시 들어옴',
  },
  run: (run: number) => `수집 ${run}번`,
  change: '{what}: {from} → {to}',
  noChange: '바뀐 값 없음',
  changed: {
    name: '이름',
    account: '회계',
    field: '분야',
    section: '부문',
    department: '부서 코드',
    projectCode: '사업 코드',
  },
  otherYearsTitle: '다른 해의 같은 사업',
  otherYearsLink: '같은 사업 코드의 사업을 모든 해에서 견주기',
  otherYear: (year: number, name: string) => `${year}년 ${name}`,
  heldBackTitle: '다른 출처의 같은 사업',
  heldBackText:
    '한 자치단체의 한 해는 한 출처의 자료만 보여 줍니다. 아래 출처에도 이 사업이 있지만, 보여 주지 않고 보관합니다.',
  heldBack: (source: string, day: string) => `${source}, ${day} 기준`,
  rows: '근거가 된 행',
  csv: '근거 CSV',
  citationTitle: '인용',
  citation: (name: string, government: string, year: number, day: string) =>
    `열린곳간, 「${name}」(${government}, ${year}년), ${day} 기준.`,
  citationNote: '금액을 누르면 바뀌지 않는 근거 주소로 갑니다. 기사와 보고서에는 그 주소를 적으십시오.',
};
