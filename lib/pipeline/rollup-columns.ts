/** The amounts that the roll-ups are sums of, as `project` and `rollup_government` name them. */
export const SUMS = ['planned', 'current_budget', 'national', 'province', 'municipal', 'other', 'spent'];

/** The sums over internal transfers alone, and of which amount each is. */
export const INTERNAL_SUMS = [
  { name: 'internal_current', of: 'current_budget' },
  { name: 'internal_spent', of: 'spent' },
];

/** What of a project is missing: counted beside the sums as `<name>_missing`. */
export const MISSED = {
  planned: 'planned IS NULL',
  current: 'current_budget IS NULL',
  spent: 'spent IS NULL',
  sources: 'national IS NULL OR province IS NULL OR municipal IS NULL OR other IS NULL',
};
export const MISSING = Object.keys(MISSED).map((name) => `${name}_missing`);
