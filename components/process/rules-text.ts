import { thresholdLines } from '@/components/process/threshold-lines';
import { ruleName } from '@/components/recount/words';
import { messages } from '@/lib/content/messages';
import { amountExact, count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { won } from '@/lib/domain/money';
import type { TrackRules } from '@/lib/domain/process/track-rules';
import type { Track } from '@/lib/domain/process/types';

type Named = Pick<Track, 'key' | 'names'>;

/** How a track is counted, in words. @param tracks of the process: a panel names the one that it decides with */
export function rulesText(language: Language, rules: TrackRules, tracks: readonly Named[]): string {
  const { counting, desk: text, election, recount } = messages(language);
  const { ballot, most, rule, ties, increment, seedSource, threshold, vote, panel, panels } = rules;
  const kind = vote?.knapsack === true ? election.knapsack : text.ballots[ballot];
  const own = voteText(language, most, vote);
  if (panel !== undefined) {
    const of = tracks.find(({ key }) => key === panel.of)?.names[language] ?? panel.of;
    return [counting.panelIs(of, count(panel.weight)), counting.panelBallot(kind, count(most)), ...own].join(
      ' ',
    );
  }
  return [
    text.rulesSummary(kind, count(most), ruleName(rule, recount.tool), text.tieRules[ties]),
    ...own,
    ...thresholdLines(language, threshold, panels !== undefined),
    panels === undefined ? null : counting.ownWeight(count(panels.weight), counting.figures[panels.measure]),
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
