import { type RuleText } from '@/lib/domain/rules/types';

/** Fewer than this share of last year's projects is remarked; a year with fewer than `least` projects tells nothing. */
export const FEWER_ROWS = { percent: 70, least: 20 };

/** A column filled in this many percentage points less than the year before. */
export const FILL_DROP_POINTS = 5;

/** Rules put to each government in a fiscal year. */
export const GOVERNMENT_RULES = {
  'fewer-rows': {
    severity: 'published',
    scope: 'government-year',
    name: { ko: '지난해보다 크게 적은 사업', en: 'Far fewer projects than last year' },
    sentence: {
      ko: '사업의 수가 지난해의 70 %에 못 미칩니다.',
      en: 'There are fewer than 70 % as many projects as the year before.',
    },
    expected: { ko: '사업 수 ≥ 지난해의 70 %', en: 'Projects ≥ 70 % of the year before' },
    basis: {
      ko: '사업 목록은 해마다 비슷한 크기입니다. 조직 개편으로 십몇 %가 바뀌는 일은 있어도 셋 가운데 하나가 없어지는 일은 드뭅니다. 두 해 모두 전체를 받은 때, 지난해 사업이 20개 이상일 때만 봅니다.',
      en: 'Lists of projects are of much the same length from year to year; a reorganisation moves a tenth or two, rarely a third. Judged only where both years were received whole and last year has at least 20 projects.',
    },
  },
  'fill-rate': {
    severity: 'published',
    scope: 'government-year',
    name: { ko: '지난해보다 많이 빈 칸', en: 'A column filled in less than last year' },
    sentence: {
      ko: '값이 있는 사업의 비율이 지난해보다 5 %p 넘게 낮아졌습니다.',
      en: 'The share of projects with a value fell by more than 5 percentage points against the year before.',
    },
    expected: { ko: '채운 비율 ≥ 지난해 − 5 %p', en: 'Share filled in ≥ last year − 5 points' },
    basis: {
      ko: '칸이 비면 합계에서 조용히 빠집니다. 실제 사업 1,645개에는 빈 칸이 하나도 없었으므로 5 %p는 우연이 아닌 것으로 봅니다. 사업 코드, 분야, 편성액, 예산현액, 재원, 지출액을 따로 봅니다.',
      en: 'Empty cells leave totals silently. Of 1,645 real projects none has an empty cell, so that 5 points are taken for more than chance. Code, field, planned, current budget, sources and spending are judged one by one.',
    },
  },
  'field-total': {
    severity: 'published',
    scope: 'government-year',
    name: { ko: '사업의 합과 결산', en: 'Projects and settlement' },
    sentence: {
      ko: '한 분야의 사업 지출을 더한 금액이 공개된 결산액과 다릅니다.',
      en: 'The spending of a field’s projects together differs from the published settlement.',
    },
    expected: {
      ko: '분야의 사업 지출 합 = 그 분야의 결산액 (1원까지)',
      en: 'Spending of the field’s projects = its settlement, to the won',
    },
    basis: {
      ko: '결산은 회계연도가 끝난 뒤 확정됩니다(지방회계법 제14조). 부분의 합과 전체이므로 허용 오차가 없습니다. 끝난 회계연도에서 전체를 받은 자치단체만 봅니다.',
      en: 'The settlement is made when the fiscal year is over (Local Accounting Act, article 14). Parts and a whole leave no tolerance. Judged only for years that are over and governments received whole.',
    },
  },
  'removal-accepted': {
    severity: 'published',
    scope: 'government-year',
    name: { ko: '한꺼번에 없어진 사업', en: 'Many projects gone at once' },
    sentence: {
      ko: '마지막 전체 자료에서 사업의 5 %가 넘게 한꺼번에 없어졌고, 운영자가 확인하고 반영했습니다.',
      en: 'In the last whole delivery more than 5 % of the projects were gone at once; the operator looked and let it pass.',
    },
    expected: { ko: '없어진 사업 ≤ 5 %', en: 'Projects gone ≤ 5 %' },
    basis: {
      ko: '사업은 해가 끝날 때까지 거의 없어지지 않습니다. 이 규칙을 어긴 자료는 거절되며(‘없어진 사업의 비율’), 운영자가 반영하기로 한 때만 여기에 적습니다. 다음 전체 자료에서 해소됩니다.',
      en: 'Projects hardly ever go before the year is over. Such a delivery is refused (“share of projects gone”); it stands here only where the operator let it pass, until the next whole delivery.',
    },
  },
  'not-reported': {
    severity: 'published',
    scope: 'government-year',
    name: { ko: '보고되지 않은 자치단체', en: 'Not reported' },
    sentence: {
      ko: '다른 자치단체는 대부분 보고했으나 이 자치단체의 자료가 없습니다.',
      en: 'Most governments have reported, and there is nothing from this one.',
    },
    expected: {
      ko: '그해에 있던 모든 자치단체의 자료',
      en: 'Figures of every government that stood in that year',
    },
    basis: {
      ko: '지방자치단체는 재정을 공시해야 합니다(지방재정법 제60조). 그해에 있던 자치단체의 절반 넘게 자료가 있을 때만 보며, 이어받거나 물려준 곳이 보고했으면 적지 않습니다.',
      en: 'Local governments have to disclose their finances (Local Finance Act, article 60). Judged once more than half of those standing in that year have reported; a predecessor’s or successor’s report counts.',
    },
  },
  lagging: {
    severity: 'published',
    scope: 'government-year',
    name: { ko: '다른 곳보다 오래된 자료', en: 'Older than the others' },
    sentence: {
      ko: '같은 출처의 다른 자치단체보다 자료가 31일 넘게 오래되었습니다.',
      en: 'The figures are more than 31 days older than the newest of the same source.',
    },
    expected: {
      ko: '가장 새로운 자치단체와 31일 이내',
      en: 'Within 31 days of the newest government of the source',
    },
    basis: {
      ko: '지출은 거의 날마다 있고 모든 자치단체의 자료가 함께 갱신됩니다. 한 달을 넘으면 갱신이 멈춘 것으로 봅니다(2021년에 갱신되지 않은 사례가 지적되었습니다). 가장 새로운 회계연도만 봅니다.',
      en: 'Money is spent nearly every day and all governments are refreshed together: after a month the refresh is taken to have stopped (cases were noted in 2021). Judged for the newest fiscal year only.',
    },
  },
} as const satisfies Record<string, RuleText>;
