import { ruleName } from '@/components/recount/words';
import { messages } from '@/lib/content/messages';
import { amountExact, count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
import type { TrackRules } from '@/lib/domain/process/track-rules';

/** How a track is counted, in words. */
export function rulesText(
  language: Language,
  { ballot, most, rule, ties, increment, seedSource }: TrackRules,
): string {
  const { desk: text, recount } = messages(language);
  const name = ruleName(rule, recount.tool);
  return [
    text.rulesSummary(text.ballots[ballot], count(most), name, text.tieRules[ties]),
    increment === null ? null : text.incrementIs(amountExact(won(increment), language)),
    seedSource === null ? null : text.seedIs(seedSource[language]),
  ]
    .filter((part) => part !== null)
    .join(' ');
}
