import { type RuleText } from '@/lib/domain/rules/types';

/** A reference below this many won is too small to tell a slip of the keyboard from an ordinary change. */
export const SMALLEST_DIGIT_REFERENCE = 1_000_000;

/** Rules put to each project, as it stands. */
export const PROJECT_RULES = {
  'sources-differ': {
    severity: 'published',
    scope: 'project',
    name: { ko: '재원의 합과 예산현액', en: 'Funding sources and current budget' },
    sentence: {
      ko: '국비, 시도비, 시군구비, 기타를 더한 금액이 예산현액과 다릅니다.',
      en: 'National, provincial, municipal and other funds together differ from the current budget.',
    },
    expected: {
      ko: '네 재원의 합 = 예산현액 (1원까지)',
      en: 'The four sources together = the current budget, to the won',
    },
    basis: {
      ko: '지방재정365의 예산현액은 네 재원으로 나뉘어 공개됩니다. 나눈 것의 합이므로 허용 오차가 없습니다. 하나라도 보고되지 않은 사업에는 이 규칙을 쓰지 않습니다.',
      en: 'The current budget is published split into four sources. Parts of a whole leave no tolerance. Projects of which a part was not reported are not judged.',
    },
  },
  overspent: {
    severity: 'published',
    scope: 'project',
    name: { ko: '예산현액을 넘은 지출', en: 'Spent above the current budget' },
    sentence: { ko: '지출액이 예산현액보다 많습니다.', en: 'More was spent than the current budget holds.' },
    expected: { ko: '지출액 ≤ 예산현액', en: 'Spent ≤ current budget' },
    basis: {
      ko: '지출은 세출예산이 정한 대로 해야 합니다(지방재정법 제47조). 공개된 자료에는 예산이 늦게 반영되거나 한 사업에 몰아 적힌 사례(축제 550 %, 330 %)가 있었습니다. 비율이 아니라 1원이라도 넘으면 적습니다.',
      en: 'Spending has to keep to the adopted budget (Local Finance Act, article 47). Published data have held budgets entered late and spending booked in one line (festivals at 550 % and 330 %). Any excess is listed, down to one won.',
    },
  },
  negative: {
    severity: 'published',
    scope: 'project',
    name: { ko: '0보다 작은 금액', en: 'Amounts below zero' },
    sentence: { ko: '0보다 작은 금액이 있습니다.', en: 'An amount is below zero.' },
    expected: { ko: '일곱 금액 모두 ≥ 0', en: 'All seven amounts ≥ 0' },
    basis: {
      ko: '예산과 누적 지출은 0보다 작을 수 없으나, 반납이나 정정이 적히면 그렇게 공개됩니다. 나라살림연구소(2021)가 지적한 사례입니다. 고치거나 0으로 바꾸지 않습니다.',
      en: 'Budgets and cumulative spending cannot be below zero, but refunds and corrections are published that way (noted by the Nara Budget Institute in 2021). They are neither mended nor set to zero.',
    },
  },
  'below-planned': {
    severity: 'published',
    scope: 'project',
    name: { ko: '편성액보다 적은 예산현액', en: 'Current budget below planned' },
    sentence: {
      ko: '예산현액이 편성액보다 적은데, 줄어든 까닭이 되는 예산 변경이 자료에 없습니다.',
      en: 'The current budget is below the planned amount, and no recorded budget change explains the fall.',
    },
    expected: {
      ko: '예산현액 ≥ 편성액, 또는 추경·전용·이월의 합이 그 차이만큼 줄었음',
      en: 'Current budget ≥ planned, or supplementary budgets, transfers and carry-overs that fall by as much',
    },
    basis: {
      ko: '예산현액은 편성액에 이월, 예비비, 전용을 더하고 뺀 것입니다. 줄었다면 그 기록이 있어야 합니다(지방재정법 제45조, 제49조, 제50조). 예산 변경 기록을 받은 적이 없는 자치단체에는 쓰지 않습니다.',
      en: 'The current budget is the planned amount with carry-overs, reserve and transfers added and taken away; a fall has to be on record (Local Finance Act, articles 45, 49, 50). Governments whose budget changes were never received are not judged.',
    },
  },
  'digit-error': {
    severity: 'published',
    scope: 'project',
    name: { ko: '자릿수가 다른 예산현액', en: 'Current budget off by a digit' },
    sentence: {
      ko: '예산현액이 비교할 금액의 10배, 100배 또는 1,000배에 가깝습니다. 자릿수를 잘못 적었을 수 있습니다.',
      en: 'The current budget is close to 10, 100 or 1,000 times a comparable amount. A digit may have slipped in.',
    },
    expected: {
      ko: '재원의 합, 편성액, 바로 앞의 예산현액, 지난해 같은 사업의 예산현액의 10배·100배·1,000배(±1 %)가 아님',
      en: 'Not 10, 100 or 1,000 times (±1 %) the sum of its sources, its planned amount, its own former value, or the same project’s last year',
    },
    basis: {
      ko: '공개된 계약 자료에서 708조, 202조원 같은 자릿수 오류가 확인되었습니다. 실제 사업 1,645개에서 편성액과 비교하면 ±2 % 안에 든 것이 없고 ±5 %에서 정상 사업 하나가 걸려서 ±1 %로 정했습니다. 비교할 금액이 백만원보다 작으면 보지 않고, 전에 있던 값으로 돌아온 것과 편성액에서 늘어난 까닭이 예산 변경 기록에 있는 것도 보지 않습니다.',
      en: 'Digit errors of 708 and 202 trillion won have been found in published contracts. Of 1,645 real projects compared with their planned amount none lies within 2 % of such a multiple and one ordinary project within 5 %, so the margin is 1 %. References below a million won are passed over, and so are a return to an earlier value and a rise over the planned amount that recorded budget changes account for.',
    },
  },
  'sign-flip': {
    severity: 'published',
    scope: 'project',
    name: { ko: '지난해와 반대인 부호', en: 'Sign changed against last year' },
    sentence: {
      ko: '지난해 같은 사업과 견주어 금액의 부호가 바뀌었습니다.',
      en: 'Against the same project’s last year an amount changed its sign.',
    },
    expected: {
      ko: '예산현액과 지출액의 부호가 지난해와 같음 (0은 보지 않음)',
      en: 'Current budget and spending with the sign of the year before (zero is not judged)',
    },
    basis: {
      ko: '부호가 뒤집히면 두 해의 차이와 증가율이 뜻을 잃습니다. 통계 공개 기관들이 쓰는 전년 대비 점검입니다. 사업 코드와 회계가 같은 지난해 사업이 있을 때만 봅니다.',
      en: 'Where the sign turns, differences and growth rates between the years lose their meaning: a usual year-on-year check of statistical offices. Judged only where last year has a project of the same code and account.',
    },
  },
} as const satisfies Record<string, RuleText>;
