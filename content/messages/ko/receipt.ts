import { terms as words } from '@/content/messages/ko/terms';
import { withParticle } from '@/lib/domain/korean';
import type { Measure } from '@/lib/domain/receipt';
import type { TermName } from '@/lib/domain/receipt-sheet';

const measures: Record<Measure, string> = {
  planned: words.planned,
  current: words.current,
  national: words.national,
  province: words.province,
  municipal: words.municipal,
  other: words.other,
  'national-share': `${words.national} 비중`,
  'province-share': `${words.province} 비중`,
  'municipal-share': `${words.municipal} 비중`,
  'other-share': `${words.other} 비중`,
  difference: '재원 합계와 예산현액의 차이',
  spent: words.spent,
  rate: words.rate,
  median: '집행률 중간값',
  share: '예산현액 비중',
  projects: '사업 수',
};

const sumOf = (what: string) => (rows: string, day: string) =>
  rows === '1'
    ? `${day} 기준으로 보고된 이 사업의 ${what}입니다.`
    : `${day} 기준으로 보고된 사업 ${rows}건의 ${withParticle(what, 'object')} 모두 더한 값입니다.`;

const shareOf = (what: string) => (rows: string, day: string) =>
  `${day} 기준으로 보고된 사업 ${rows}건의 ${what} 합계를 예산현액 합계로 나눈 값입니다. 소수 첫째 자리까지 적습니다.`;

/** How the figure is made. `rows` and `day` come formatted. */
const made: Record<Measure, (rows: string, day: string) => string> = {
  planned: sumOf('편성액'),
  current: sumOf('예산현액'),
  national: sumOf('국비'),
  province: sumOf('시도비'),
  municipal: sumOf('시군구비'),
  other: sumOf('기타 재원'),
  'national-share': shareOf('국비'),
  'province-share': shareOf('시도비'),
  'municipal-share': shareOf('시군구비'),
  'other-share': shareOf('기타 재원'),
  difference: (rows, day) =>
    `${day} 기준으로 보고된 사업 ${rows}건의 국비, 시도비, 시군구비, 기타 재원을 모두 더한 값에서 예산현액의 합계를 뺀 값입니다.`,
  spent: sumOf('지출액'),
  rate: (rows, day) =>
    `${day} 기준으로 보고된 사업 ${rows}건의 지출액 합계를 예산현액 합계로 나눈 값입니다. 소수 첫째 자리까지 적습니다.`,
  median: (rows, day) =>
    `${day} 기준으로 이 무리에 드는 자치단체마다 사업(모두 ${rows}건)의 지출액 합계를 예산현액 합계로 나누고, 그 집행률을 낮은 것부터 줄 세웠을 때 한가운데 값입니다. 소수 첫째 자리까지 적습니다.`,
  share: (rows, day) =>
    `${day} 기준으로 보고된 사업 ${rows}건 가운데 이 분야의 예산현액 합계를 전체 예산현액 합계로 나눈 값입니다. 소수 첫째 자리까지 적습니다.`,
  projects: (rows, day) => `${day} 기준으로 보고된 사업 ${rows}건을 센 값입니다.`,
};

const terms: Record<TermName, string> = {
  amount: '금액',
  numerator: '지출액(분자)',
  denominator: '예산현액(분모)',
  part: '이 분야의 예산현액',
  whole: '전체 예산현액',
  national: words.national,
  province: words.province,
  municipal: words.municipal,
  other: words.other,
  budget: words.current,
};

/** Texts of a receipt: the rows behind a figure. */
export const receipt = {
  crumb: '근거',
  title: (subject: string, year: string, measure: string) => `${subject} ${year}년 ${measure}의 근거`,
  description: (day: string, run: string) => `${day} 기준, 수집 ${run}번까지 받은 행과 그 합계`,
  measures,
  made,
  terms,
  perResident: (measure: string) => `주민 1인당 ${measure}`,
  perResidentMade: (residents: string, year: string) =>
    `그 합계를 ${year}년 말 주민등록 인구 ${residents}명으로 나누고 원 단위로 반올림했습니다.`,
  tierUpper: '시·도 본청 전체',
  tierLower: '시·군·구 전체',
  sido: (upper: string) => `${upper}의 시·군·구`,
  projectOf: (project: string, government: string) => `${government} ‘${project}’`,
  field: (name: string) => `${name} 분야만`,
  noField: '분야가 보고되지 않은 사업만',
  comparable: '내부거래 제외',
  internal: '내부거래만',
  tierCaution: '본청과 시·군·구의 금액은 서로 주고받은 돈이 겹치므로 더하지 않습니다.',
  knownBy: (run: string, at: string) =>
    `수집 ${run}번(${at} 마침)까지 받은 자료만 계산에 넣습니다. 나중에 새 자료가 들어와도 이 페이지의 금액은 바뀌지 않습니다.`,
  missing: (rows: string) =>
    `이 가운데 ${rows}건은 금액이 보고되지 않았습니다. 0으로 치지 않고 합계에서 뺐습니다.`,
  empty: '이 날까지 보고된 사업이 없습니다',
  emptyBy: (day: string) => `${day}까지 보고된 사업이 없어 더할 금액이 없습니다.`,
  sumsTitle: '다시 더하기',
  sumsLead: '아래 행을 처음부터 다시 더한 결과입니다.',
  sumsCaption: '행을 다시 더한 합계',
  sum: '합계',
  term: '항목',
  counted: '금액이 있는 사업',
  notReported: '보고되지 않은 사업',
  checkSame: '다시 더한 값은 지금 열린곳간 페이지에 보이는 값과 같습니다.',
  checkNewer: '지금 페이지에 보이는 값은 다른 기준일이나 수집의 것입니다.',
  checkNewerLink: '지금 값의 근거',
  checkDiffers: '다시 더한 값이 페이지에 보이는 값과 다릅니다. 열린곳간의 오류이니 알려 주십시오.',
  governmentsTitle: '자치단체별 소계',
  governmentsLink: (count: string) => `자치단체 ${count}곳의 소계 보기`,
  governmentsCaption: (count: string) => `자치단체 ${count}곳, 코드 순`,
  rowsLink: '행 보기',
  government: '자치단체',
  projects: '사업 수',
  rowsTitle: '행',
  rowsCaption: (from: string, to: string, all: string) =>
    `전체 ${all}건 가운데 ${from}번째부터 ${to}번째까지`,
  rowsOrder: '금액이 큰 순서입니다.',
  rowsOrderOfSeveral: '자치단체 코드 순이며, 그 안에서는 금액이 큰 순서입니다.',
  project: '사업',
  asOf: '기준일',
  run: '수집',
  rawLink: '받은 그대로',
  rawOf: (name: string) => `${name}의 행`,
  notInPart: '해당 없음',
  noRaw: '남아 있지 않음',
  rawTitle: '받은 그대로의 행',
  rawLead: (name: string) => `‘${name}’의 금액은 아래 행에서 읽었습니다. 한 글자도 고치지 않은 원문입니다.`,
  rawPlace: (origin: string, run: string, block: string, row: string) =>
    `입력 ${origin}, 수집 ${run}번, 블록 ${block}의 ${row}번째 행.`,
  rawFirstLine: (line: string) => `블록은 입력의 ${line}번째 줄에서 시작합니다.`,
  rawHash: '블록의 SHA-256',
  rawCaption: '원문의 칸',
  column: '칸',
  value: '값',
  rawText: '원문',
  rawMissing: '이 사업의 원문 행이 남아 있지 않습니다.',
  rawNotHere: '이 근거에는 그 사업의 행이 없습니다.',
  sourceTitle: '출처와 내려받기',
  csv: '모든 행 CSV',
  json: '모든 행과 합계 JSON',
  citation: '인용',
  cite: (site: string, title: string, day: string, run: string, address: string) =>
    `${site}, 「${title}」, ${day} 기준, 수집 ${run}번, ${address}`,
};
