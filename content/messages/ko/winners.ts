type Detail = Record<string, string | number>;

/** What became of the money, as a notice says it. */
const SIGNS: Record<string, string> = {
  cut: '예산이 줄었습니다',
  renamed: '사업 이름이 바뀌었습니다',
  'carried-over': '다 쓰지 않은 돈이 다음 해로 넘어갔습니다',
  merged: '선정된 다른 제안과 한 사업으로 합쳐졌습니다',
  split: '여러 사업으로 나뉘었습니다',
  unspent: '그해에 하나도 쓰지 않았습니다',
  cancelled: '재정 자료에서 사업이 없어졌습니다',
};
const signOf = (d: Detail) => SIGNS[String(d['sign'] ?? '')] ?? '';

/** After the vote: winners, the projects of the finance data that they are tied to, and what became of the money. */
export const winners = {
  title: (process: string) => `${process}: 선정된 제안과 쓴 돈`,
  name: '선정된 제안과 쓴 돈',
  description: (process: string, government: string) =>
    `${process} (${government})에서 선정된 제안마다 연결된 예산 사업과 편성, 계약, 지출, 결산 금액, 그 뒤에 일어난 일.`,
  link: '선정된 제안과 쓴 돈 모두 보기',
  counter: (wonIn: string, winners: string, spending: string) =>
    `${wonIn}년에 선정된 제안 ${winners}건 가운데 ${spending}건에 돈을 썼습니다.`,
  counterRest: (linked: string, loose: string) =>
    `재정 자료의 사업과 연결된 제안은 ${linked}건입니다. 연결되지 않은 ${loose}건은 쓴 돈을 알 수 없어 세지 않았습니다.`,
  counterAll: '선정된 제안이 모두 재정 자료의 사업과 연결되어 있습니다.',
  counterMeaning:
    '연결된 사업 가운데 하나라도 0원보다 많이 지출한 제안을 셉니다. 사업이 여러 개여도 제안 하나로 셉니다.',
  noWinners: '아직 선정된 제안이 없습니다',
  noWinnersText: '투표 결과가 발표되면 선정된 제안과, 그 제안에 쓰는 돈이 여기에 나옵니다.',
  yearsTitle: '연도별로 보기',
  yearsCaption: '참여예산마다 선정된 제안과 돈을 쓴 제안',
  countsTitle: '뽑힌 뒤에 돈을 썼습니까',
  wonIn: '선정한 해',
  fyr: '예산 연도',
  winners: '선정',
  linked: '사업과 연결',
  spending: '돈을 씀',
  listTitle: '제안별로 보기',
  listCaption: '선정된 제안과 연결된 사업의 금액',
  listText:
    '금액은 재정 자료에 보고된 그대로입니다. 편성, 지출, 결산 금액을 누르면 근거로 갑니다. 보고되지 않은 것은 0원이 아니라 모르는 것입니다.',
  proposal: '제안',
  project: '사업',
  notTied: '연결된 사업 없음',
  budgeted: '편성 (예산현액)',
  contracted: '계약',
  settled: '결산',
  asOf: '기준일',
  notContracted: '알 수 없음',
  contractsNote:
    '계약: 공개되는 계약 자료에는 사업 번호가 없습니다. 담당 공무원이 계약번호로 연결한 계약만 더하며, 연결한 것이 없으면 알 수 없습니다.',
  settledNote:
    '결산: 사업별 결산은 따로 공개되지 않습니다. 다음 해 2월 10일(지방회계법 제7조의 출납사무 완결기한)이 지난 자료의 지출액을 적고, 그 전에는 비워 둡니다.',
  contract: (no: string, day: string) => `계약 ${no} (${day})`,
  notSettled: '아직 아님',
  whatHappened: '그 뒤에 일어난 일',
  nothingHappened: '없음',
  historyTitle: '돈에 일어난 일',
  historyText:
    '재정 자료에서 바뀐 것을 열린곳간이 알게 된 날짜와 함께 적습니다. 없어진 일도 지우지 않습니다.',
  since: (day: string) => `${day}부터`,
  sinceTo: (from: string, to: string) => `${from}부터 ${to}까지`,
  projectWon: (year: number) =>
    `이 사업은 ${year}년 주민참여예산에서 주민이 제안해 선정된 사업입니다: {proposal}`,

  desk: '선정된 제안과 사업 연결',
  deskTitle: (process: string) => `${process}: 사업 연결`,
  deskText:
    '선정된 제안을 재정 자료의 사업(세부사업)과 연결합니다. 연결하면 편성된 돈과 쓴 돈이 제안 화면에 공개됩니다. 연결되지 않은 제안부터 나옵니다.',
  deskCaption: '선정된 제안과 연결된 사업',
  tiedTo: '연결된 사업',
  choose: '연결하기',
  chooseOne: (title: string) => `(${title})`,
  workOn: (n: string, title: string) => `제안 ${n}번: ${title}`,
  costs: '부서가 검토한 비용',
  tied: '지금 연결된 사업',
  tiedNone: '아직 연결된 사업이 없습니다.',
  candidates: '이름으로 찾은 후보',
  candidatesText:
    '이름, 부서, 금액, 동네가 비슷한 사업입니다. 저절로 연결되지는 않습니다. 내용을 확인하고 고르십시오.',
  candidatesNone: '비슷한 사업을 찾지 못했습니다. 아래에서 직접 찾아보십시오.',
  grades: { likely: '가능성 높음', possible: '가능성 있음', weak: '가능성 낮음' },
  reasons: {
    name: '이름이 비슷함',
    'similar-name': '이름이 조금 비슷함',
    department: '검토한 부서의 사업',
    amount: '금액이 비슷함',
    neighbourhood: '같은 동네',
    shared: '다른 제안과도 연결됨',
  },
  search: '사업 찾기',
  words: '사업 이름이나 사업 번호',
  wordsHint: '이름의 낱말을 적거나, 사업 화면 주소의 번호 16자를 붙여 넣습니다.',
  find: '찾기',
  found: (n: string) => `찾은 사업 ${n}개`,
  foundNone: '찾은 사업이 없습니다. 낱말을 줄이거나 다른 이름으로 찾아보십시오.',
  amounts: '예산현액 {current}, 지출 {spent}',
  whole: '이 사업이 하는 일',
  wholeHint: '이 제안 말고도 돈을 쓰는 사업이면 금액이 제안보다 큽니다.',
  wholeChoices: { whole: '이 제안만', partly: '다른 일과 함께' },
  tie: '이 사업과 연결',
  untie: '연결 끊기',
  untieReason: '끊는 까닭',
  untieHint: '공개됩니다. 5자 이상 적습니다.',
  contractsTitle: '계약',
  contractNo: '계약번호',
  contractHint: '계약 자료에 있는 번호를 그대로 적습니다.',
  tieContract: '계약 연결',
  untieContract: '이 계약 떼기',

  fields: {
    whole: '이 사업이 하는 일',
    reason: '끊는 까닭',
    contract: '계약번호',
    project: '사업',
  },
  problems: {
    'no-such-project': '이 자치단체의 지금 자료에 없는 사업이거나, 연결할 수 없는 해의 사업입니다.',
    'no-such-contract': '이 자치단체의 계약 자료에 없는 번호입니다.',
    'contract-tied': '이미 연결된 계약입니다.',
  },
  said: {
    tied: '사업과 연결했습니다. 제안 화면에는 곧 나옵니다.',
    untied: '연결을 끊었습니다. 까닭이 제안의 과정에 공개됩니다.',
    'contract-tied': '계약을 연결했습니다.',
    'contract-untied': '계약을 떼었습니다.',
  },
  notices: {
    'winner-tied': {
      title: (d: Detail) =>
        `선정된 ‘${d['title'] ?? ''}’이(가) 예산 사업 ‘${d['name'] ?? ''}’과(와) 연결되었습니다`,
    },
    'winner-untied': {
      title: (d: Detail) =>
        `선정된 ‘${d['title'] ?? ''}’과(와) 예산 사업 ‘${d['name'] ?? ''}’의 연결이 끊어졌습니다`,
    },
    'winner-sign': {
      title: (d: Detail) => `선정된 ‘${d['title'] ?? ''}’의 사업 ‘${d['name'] ?? ''}’: ${signOf(d)}`,
    },
    'winner-sign-gone': {
      title: (d: Detail) =>
        `선정된 ‘${d['title'] ?? ''}’의 사업 ‘${d['name'] ?? ''}’: 더는 해당하지 않습니다 (${signOf(d)})`,
    },
  },
};
