import { ruleName } from '@/components/recount/words';
import { messages } from '@/lib/content/messages';
import { amountExact, count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
import type { TrackRules } from '@/lib/domain/process/track-rules';

/** How a track is counted, in words. */
export function rulesText(
  language: Language,
  { ballot, most, rule, ties, increment, seedSource, vote }: TrackRules,
): string {
  const { desk: text, election, recount } = messages(language);
  const name = ruleName(rule, recount.tool);
  return [
    text.rulesSummary(
      vote?.knapsack === true ? election.knapsack : text.ballots[ballot],
      count(most),
      name,
      text.tieRules[ties],
    ),
    ...voteText(language, most, vote),
    increment === null ? null : text.incrementIs(amountExact(won(increment), language)),
    seedSource === null ? null : text.seedIs(seedSource[language]),
  ]
    .filter((part) => part !== null)
    .join(' ');
}

/** How a ballot is filled in beyond that. */
function voteText(language: Language, most: number, vote: TrackRules['vote']): string[] {
  if (vote === undefined) return [];
  const { election: text } = messages(language);
  const { least, points, blank, fields } = vote;
  const limits = fields.map((field) => text.fieldIs(field.name[language], count(field.most))).join(', ');
  return [
    ...(least > 1 ? [text.bothNumbers(count(least), count(most))] : []),
    ...(points === null ? [] : [text.pointsAre(count(points))]),
    ...(fields.length === 0 ? [] : [text.fieldsAre(limits)]),
    text.blankIs[blank],
  ];
}
