/** Columns of `proposal q`: what of it is searched, folded, with a sign between the fields (migration proposal_search). */
export const PROPOSAL_TEXT = 'proposal_text(q.title, q.place, q.author_name, q.need, q.content)';

/** The numbers that the index over it has. Its own words, so that the planner knows the index by them. */
export const PROPOSAL_GRAMS = `text_grams(${PROPOSAL_TEXT})`;

/**
 * A condition: the numbers have all of one of the groups.
 * @param values of the statement; those of the groups are added
 */
export function hasOneOf(grams: string, groups: readonly (readonly number[])[], values: unknown[]): string {
  if (groups.length === 0) return 'false';
  return `(${groups.map((group) => `${grams} @> $${values.push(group)}::int[]`).join(' OR ')})`;
}
