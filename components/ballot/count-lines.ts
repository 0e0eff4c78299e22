import { thresholdLines } from '@/components/process/threshold-lines';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { Stage, Track } from '@/lib/domain/participation/rules-document';

/**
 * What the count of a track's ballots does before projects are chosen, in plain sentences.
 * @param ballots of the vote: panels are called by the names of their ballots
 */
export function countLines(
  language: Language,
  { track, file }: Pick<BallotRules, 'track' | 'file'>,
  { ballots, tracks }: { ballots: readonly BallotRules[]; tracks: readonly Track[] },
): string[] {
  const nameOf = (key: string) => ballots.find((one) => one.track === key)?.name[language] ?? key;
  const own = tracks.find((one) => one.track === track);
  if (own !== undefined) {
    const withPanels = panelsOf(own).length > 0;
    return own.stages.flatMap((stage) => stageLines(language, stage, { nameOf, withPanels }));
  }
  return tracks.flatMap((main) =>
    panelsOf(main)
      .filter(({ ballots: counted }) => counted === file)
      .map(({ weight }) => messages(language).counting.panelIs(nameOf(main.track), weight)),
  );
}

function stageLines(
  language: Language,
  stage: Stage,
  { nameOf, withPanels }: { nameOf: (key: string) => string; withPanels: boolean },
): string[] {
  const { counting: text } = messages(language);
  if (stage.stage === 'panels') {
    const weights = stage.panels.map(({ name, weight }) => `${nameOf(name)} ${weight}`).join(', ');
    return stage.panels.slice(0, 1).map(({ measure }) => text.panelsAre(weights, text.figures[measure]));
  }
  return stage.stage === 'eliminate' && stage.by !== 'panels'
    ? thresholdLines(language, { by: stage.by, atLeast: stage.atLeast }, withPanels)
    : [];
}

const panelsOf = ({ stages }: Track) =>
  stages.flatMap((stage) => (stage.stage === 'panels' ? stage.panels : []));
