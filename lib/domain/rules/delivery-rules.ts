import { type RuleText } from '@/lib/domain/rules/types';

/** More of a government's projects than this share gone at once is taken for a fault of the snapshot. */
export const LARGEST_REMOVAL = { numerator: 5, denominator: 100 };

/**
 * More of the rows of another kind than this share gone at once from a government-year, as above; one that has fewer than `least`
 * of them is not judged: one row less is a large share there.
 */
export const LARGEST_RELATION_REMOVAL = { ...LARGEST_REMOVAL, least: 20 };

/** A whole snapshot has to bring at least this share of the rows that stood, for governments with at least `least`. */
export const ROW_FLOOR = { percent: 90, least: 20 };

/** After how many days without anything new a serving source is late. */
export const STALE_DAYS = { 'finance-db': 7, lofin: 7, file: 62 } as const;

/** How many days a government may be behind the newest of its source. */
export const LAGGING_DAYS = 31;

/** Rules put to a delivery and to what is computed of it: who breaks one is refused. And whether a source still delivers. */
export const DELIVERY_RULES = {
  'broken-lines': {
    severity: 'fatal',
    scope: 'run',
    name: { ko: '깨진 줄', en: 'Broken lines' },
    sentence: {
      ko: '전체 자료에 읽을 수 없게 깨진 줄이 있습니다.',
      en: 'A whole delivery has lines that are broken beyond reading.',
    },
    expected: { ko: '깨진 줄 없음', en: 'No broken line' },
    basis: {
      ko: '전체 자료는 없는 사업도 말해 줍니다. 줄이 깨지면 무엇이 없는지 알 수 없으므로 한 줄이라도 받지 않습니다.',
      en: 'A whole delivery also tells what is gone. With a broken line nobody knows what that is, so one is enough.',
    },
  },
  'removed-share': {
    severity: 'fatal',
    scope: 'government-year',
    name: { ko: '없어진 사업의 비율', en: 'Share of projects gone' },
    sentence: {
      ko: '새로 온 전체 자료에서 사업의 5 %가 넘게 한꺼번에 없어졌습니다.',
      en: 'In a new whole delivery more than 5 % of the projects are gone at once.',
    },
    expected: { ko: '없어진 사업 ≤ 5 %', en: 'Projects gone ≤ 5 %' },
    basis: {
      ko: '사업은 해가 끝날 때까지 거의 없어지지 않습니다. 쪽을 나누어 받는 자료는 도중에 끊길 수 있습니다. 20개 가운데 하나를 넘으면 자료가 잘린 것으로 봅니다.',
      en: 'Projects hardly ever go before the year is over, and paged deliveries can be cut short. More than one in twenty is taken for a cut.',
    },
  },
  'relation-removed-share': {
    severity: 'fatal',
    scope: 'government-year',
    name: { ko: '없어진 행의 비율', en: 'Share of rows gone' },
    sentence: {
      ko: '새로 온 전체 자료에서 사업 밖의 자료(계약, 세입 등)의 행이 5 %가 넘게 한꺼번에 없어졌습니다.',
      en: 'In a new whole delivery more than 5 % of the rows beside the projects (contracts, revenue and others) are gone at once.',
    },
    expected: { ko: '없어진 행 ≤ 5 %', en: 'Rows gone ≤ 5 %' },
    basis: {
      ko: '계약, 세입, 보조금도 한번 공개되면 거의 없어지지 않습니다. 사업과 같은 한도를 둡니다. 행이 20개보다 적으면 하나만 없어져도 비율이 크므로 보지 않습니다.',
      en: 'Contracts, revenue and subsidies hardly ever go once they were published, so the limit is that of the projects. Fewer than 20 rows are not judged: one less is a large share of them.',
    },
  },
  'row-floor': {
    severity: 'fatal',
    scope: 'government-year',
    name: { ko: '행 수의 하한', en: 'Floor of the row count' },
    sentence: {
      ko: '새로 온 전체 자료에서 읽을 수 있는 행이 지난 자료의 90 %에 못 미칩니다.',
      en: 'A new whole delivery has fewer than 90 % as many readable rows as stood before.',
    },
    expected: { ko: '읽을 수 있는 행 ≥ 지난 자료의 90 %', en: 'Readable rows ≥ 90 % of the last delivery' },
    basis: {
      ko: '읽을 수 없는 행은 없어진 것으로 세지 않으므로, 통째로 잘못된 자료는 위 규칙에 걸리지 않습니다. 행이 줄어든 자료를 받지 않는 것은 API를 쓰는 사람들의 관행입니다. 사업이 20개보다 적으면 보지 않습니다.',
      en: 'Unreadable rows are not counted as gone, so that a delivery gone wrong as a whole would pass the rule above. To refuse a snapshot that shrank is common practice with the API. Governments with fewer than 20 projects are not judged.',
    },
  },
  'parts-differ': {
    severity: 'fatal',
    scope: 'government-year',
    name: { ko: '분야의 합과 전체', en: 'Fields and the whole' },
    sentence: {
      ko: '분야별 합계를 더한 것이 자치단체의 합계와 다릅니다.',
      en: 'The sums of the fields together differ from the government’s sum.',
    },
    expected: { ko: '분야별 합계의 합 = 전체', en: 'The fields together = the whole' },
    basis: {
      ko: '둘 다 이 사이트가 같은 행에서 계산합니다. 다르다면 이 사이트의 잘못이므로 공개하지 않고 멈춥니다.',
      en: 'Both are computed here from the same rows. A difference is our own fault, and nothing is published.',
    },
  },
  stale: {
    severity: 'published',
    scope: 'run',
    name: { ko: '늦어진 출처', en: 'A source that is late' },
    sentence: {
      ko: '쓰고 있는 출처에서 새 자료가 오지 않은 지 오래되었습니다.',
      en: 'A source in use has brought nothing new for long.',
    },
    expected: {
      ko: '재정 데이터베이스와 지방재정365는 7일, 파일은 62일 이내의 자료',
      en: 'Figures of the last 7 days (finance database, 지방재정365) or 62 days (files)',
    },
    basis: {
      ko: '두 출처는 날마다 갱신됩니다. 설과 추석 연휴가 가장 긴 공백이므로 한 주를 둡니다. 파일은 달마다 내는 것으로 보고 두 달을 둡니다.',
      en: 'Both services are refreshed daily, and the longest gap is that of the holidays: a week. Files are taken to come monthly: two months.',
    },
  },
} as const satisfies Record<string, RuleText>;
