import { PROJECT_RULE_IDS, type ProjectRuleId, SMALLEST_DIGIT_REFERENCE } from '@/lib/domain/rules';

/**
 * The project rules as SQL. `r` is the row (live, the seven amounts, has_events: whether budget events of its
 * government-year are known), `q` the same project's row of last year. Amounts are whole won, all arithmetic is that of
 * bigint: exact, and far from its limits (an amount is below 2^53).
 */
const AMOUNTS = ['planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];
const amounts = AMOUNTS.map((name) => `r.${name}`).join(', ');
// Not num_nulls(): a function of any number of arguments costs ten times a test of each.
const known = (...names: string[]) => names.map((name) => `${name} IS NOT NULL`).join(' AND ');
const anyKnown = AMOUNTS.map((name) => `r.${name} IS NOT NULL`).join(' OR ');
const SOURCES = 'r.national + r.province + r.municipal + r.other';

/** Whether a rule can be put to the row: never null. */
export const JUDGED: Record<ProjectRuleId, string> = {
  'sources-differ': `r.live AND ${known('r.current_budget', 'r.national', 'r.province', 'r.municipal', 'r.other')}`,
  overspent: `r.live AND ${known('r.current_budget', 'r.spent')}`,
  negative: `r.live AND (${anyKnown})`,
  'below-planned': `r.live AND r.has_events AND ${known('r.current_budget', 'r.planned')}`,
  'digit-error': `r.live AND coalesce(r.current_budget, 0) > 0`,
  'sign-flip': `r.live AND coalesce(q.live, false)
    AND (${known('r.current_budget', 'q.current_budget')} OR ${known('r.spent', 'q.spent')})`,
};

const COUNTED = [...PROJECT_RULE_IDS.map((id) => JUDGED[id]), `r.live AND coalesce(r.dbiz_cd, '') = ''`];

/** How many rows each rule can be put to, and how many have no code: columns c0, c1, … */
export const COUNTS = COUNTED.map((judged, at) => `count(*) FILTER (WHERE ${judged})::int AS c${at}`).join(
  ', ',
);

/** These columns in a table. */
export const COUNT_COLUMNS = COUNTED.map((_, at) => `c${at} integer`).join(', ');

/** The same as rows of a rule and a number. */
export function countedAs(alias: string): string {
  const names = [...PROJECT_RULE_IDS, 'no-code'];
  return `unnest(ARRAY[${names.map((name) => `'${name}'`).join(', ')}], ARRAY[${names.map((_, at) => `${alias}.c${at}`).join(', ')}])`;
}

/** An amount within 1 % of 10, 100 or 1,000 times another. */
export function nearPower(amount: string, reference: string): string {
  const times = (factor: number, margin: string) =>
    `${amount} BETWEEN ${reference} * ${factor} - ${margin} AND ${reference} * ${factor} + ${margin}`;
  return `(${reference} >= ${SMALLEST_DIGIT_REFERENCE} AND ${amount} >= ${reference} * 9 AND (
    ${times(10, `${reference} / 10`)} OR ${times(100, reference)} OR ${times(1000, `${reference} * 10`)}))`;
}

const turned = (column: string) =>
  `((r.${column} > 0 AND q.${column} < 0) OR (r.${column} < 0 AND q.${column} > 0))`;

/** Whether the row breaks the rule, where that can be told from the two rows alone; may be null for no. */
export const SUSPECT: Record<ProjectRuleId, string> = {
  'sources-differ': `${SOURCES} <> r.current_budget`,
  overspent: 'r.spent > r.current_budget',
  negative: `least(${amounts}) < 0`,
  'below-planned': 'r.current_budget < r.planned',
  'digit-error': [SOURCES, 'r.planned', 'q.current_budget']
    .map((reference) => nearPower('r.current_budget', `(${reference})`))
    .join(' OR '),
  'sign-flip': `${turned('current_budget')} OR ${turned('spent')}`,
};

const object = (pairs: Record<string, string>) =>
  `jsonb_build_object(${Object.entries(pairs)
    .map(([key, value]) => `'${key}', ${value}`)
    .join(', ')})`;

const origin = (alias: string, measure: string) =>
  object({
    run: `${alias}.run_id`,
    as_of: `${alias}.as_of`,
    year: `${alias}.fyr`,
    scope: `'p-' || r.id`,
    measure: `'${measure}'`,
  });
const own = (measure: string) => origin('r', measure);
const lastYears = (measure: string) => `${origin('q', measure)} || jsonb_build_object('scope', 'p-' || q.id)`;

const FUNDING = {
  national: 'r.national',
  province: 'r.province',
  municipal: 'r.municipal',
  other: 'r.other',
};
const fundingOrigins = {
  national: own('national'),
  province: own('province'),
  municipal: own('municipal'),
  other: own('other'),
};

/** Whether budget events account for all that was added to the planned amount: then it is no slip of the keyboard. */
const EXPLAINED = `coalesce(r.explained >= r.current_budget - r.planned, false)`;

/** The first of the comparable amounts that the current budget is a multiple of; `h` is its own former value. */
const REFERENCE = `CASE WHEN ${nearPower('r.current_budget', `(${SOURCES})`)} THEN 'sources'
  WHEN ${nearPower('r.current_budget', 'r.planned')} AND NOT ${EXPLAINED} THEN 'planned'
  WHEN ${nearPower('r.current_budget', 'h.current_budget')} THEN 'former'
  WHEN ${nearPower('r.current_budget', 'q.current_budget')} THEN 'last-year' END`;
const REFERENCE_AMOUNT = `CASE ${REFERENCE} WHEN 'sources' THEN ${SOURCES} WHEN 'planned' THEN r.planned
  WHEN 'former' THEN h.current_budget ELSE q.current_budget END`;
const turnedOnly = (column: string, alias: string) =>
  `CASE WHEN ${turned(column)} THEN ${alias}.${column} END`;
const below = (column: string) => `CASE WHEN r.${column} < 0 THEN r.${column} END`;

export interface FindingSql {
  found: string;
  observed: string;
  origins: string;
}

/** What a broken rule shows: the amounts by name, and of which rows each is. `r.explained` is what budget events account for. */
export const FINDING: Record<ProjectRuleId, FindingSql> = {
  'sources-differ': {
    found: SUSPECT['sources-differ'],
    observed: object({
      current: 'r.current_budget',
      ...FUNDING,
      difference: `${SOURCES} - r.current_budget`,
    }),
    origins: object({ current: own('current'), ...fundingOrigins, difference: own('difference') }),
  },
  overspent: {
    found: SUSPECT.overspent,
    observed: object({ current: 'r.current_budget', spent: 'r.spent' }),
    origins: object({ current: own('current'), spent: own('spent') }),
  },
  negative: {
    found: SUSPECT.negative,
    observed: `jsonb_strip_nulls(${object({
      planned: below('planned'),
      current: below('current_budget'),
      national: below('national'),
      province: below('province'),
      municipal: below('municipal'),
      other: below('other'),
      spent: below('spent'),
    })})`,
    origins: object({
      planned: own('planned'),
      current: own('current'),
      ...fundingOrigins,
      spent: own('spent'),
    }),
  },
  'below-planned': {
    found: `r.has_events AND ${SUSPECT['below-planned']} AND coalesce(r.explained, 0) > r.current_budget - r.planned`,
    observed: object({
      planned: 'r.planned',
      current: 'r.current_budget',
      explained: 'coalesce(r.explained, 0)',
    }),
    origins: object({ planned: own('planned'), current: own('current') }),
  },
  'digit-error': {
    found: `${REFERENCE} IS NOT NULL`,
    observed: object({
      current: 'r.current_budget',
      reference: REFERENCE_AMOUNT,
      reference_of: REFERENCE,
      factor: `power(10, round(log(r.current_budget::numeric / (${REFERENCE_AMOUNT}))))::int`,
    }),
    origins: `jsonb_strip_nulls(${object({
      current: own('current'),
      reference: `CASE ${REFERENCE} WHEN 'planned' THEN ${own('planned')} WHEN 'former' THEN ${origin('h', 'current')}
        WHEN 'last-year' THEN ${lastYears('current')} END`,
    })})`,
  },
  'sign-flip': {
    found: SUSPECT['sign-flip'],
    observed: `jsonb_strip_nulls(${object({
      current: turnedOnly('current_budget', 'r'),
      current_before: turnedOnly('current_budget', 'q'),
      spent: turnedOnly('spent', 'r'),
      spent_before: turnedOnly('spent', 'q'),
    })})`,
    origins: object({
      current: own('current'),
      current_before: lastYears('current'),
      spent: own('spent'),
      spent_before: lastYears('spent'),
    }),
  },
};
