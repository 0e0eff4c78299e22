import type { RulesDocument, Stage, Track } from '@/lib/domain/participation/rules-document';
import { needsLot } from '@/lib/domain/participation/ties';

/** What the parts of a rule document say against each other, and where. */
export interface RulesProblem {
  path: PropertyKey[];
  text: string;
}

export function problemsOf(rules: RulesDocument): RulesProblem[] {
  return [
    ...twice(
      rules.ballots.map(({ file }) => file),
      (at) => ['ballots', at, 'file'],
    ),
    ...twice(
      rules.tracks.map(({ track }) => track),
      (at) => ['tracks', at, 'track'],
    ),
    ...fileProblems(rules),
    ...rules.tracks.flatMap((track, at) => trackProblems(track, ['tracks', at, 'stages'])),
    ...seedProblems(rules),
  ];
}

function twice(names: readonly string[], path: (at: number) => PropertyKey[]): RulesProblem[] {
  return names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : [{ path: path(at), text: `“${name}” stands twice` }],
  );
}

/** The ballots files that a stage counts. */
export function filesOf(stage: Stage): string[] {
  if (stage.stage === 'panels') return stage.panels.map(({ ballots }) => ballots);
  return stage.ballots === undefined ? [] : [stage.ballots];
}

/** The tie rules by which a track selects, whether one of them needs the lot. */
export const drawsLot = ({ stages }: Track) =>
  stages.some((stage) => stage.stage === 'select' && needsLot(stage.ties));

function fileProblems({ ballots, tracks }: RulesDocument): RulesProblem[] {
  const named = new Set(ballots.map(({ file }) => file));
  const used = new Set<string>();
  const unknown = tracks.flatMap(({ stages }, at) =>
    stages.flatMap((stage, place) => {
      const files = filesOf(stage);
      for (const file of files) used.add(file);
      return files
        .filter((file) => !named.has(file))
        .map((file) => ({
          path: ['tracks', at, 'stages', place],
          text: `“${file}” is none of the ballots files`,
        }));
    }),
  );
  const idle = ballots.flatMap(({ file }, at) =>
    used.has(file) ? [] : [{ path: ['ballots', at], text: `no stage counts “${file}”` }],
  );
  return [...unknown, ...idle];
}

function seedProblems({ seedSource, tracks }: RulesDocument): RulesProblem[] {
  const needed = tracks.some(drawsLot);
  if (needed === (seedSource !== undefined)) return [];
  return [
    {
      path: ['seedSource'],
      text: needed ? 'a tie rule needs a lot: say where its seed comes from' : 'no tie rule needs a lot',
    },
  ];
}

function trackProblems({ stages }: Track, path: PropertyKey[]): RulesProblem[] {
  const last = stages.length - 1;
  const scored = stages.findIndex(({ stage }) => stage === 'panels');
  return stages.flatMap((stage, at) => {
    const texts: string[] = [];
    if ((stage.stage === 'select') !== (at === last)) texts.push('a track ends with its one stage “select”');
    if (stage.stage === 'panels' && at !== scored) texts.push('a track has panels once at most');
    const afterPanels = scored >= 0 && scored < at;
    if (byPanels(stage) && !afterPanels) texts.push('there is no stage “panels” before it');
    return [...texts, ...ownProblems(stage)].map((text) => ({ path: [...path, at], text }));
  });
}

const byPanels = (stage: Stage) =>
  (stage.stage === 'eliminate' && stage.by === 'panels') ||
  (stage.stage === 'select' && stage.rule.startsWith('greedy_by_panels'));

function ownProblems(stage: Stage): string[] {
  if (stage.stage === 'panels') {
    const names = stage.panels.map(({ name }) => name);
    return twice(names, () => []).map(({ text }) => `panel ${text}`);
  }
  if (stage.stage === 'eliminate')
    return (stage.ballots === undefined) === (stage.by === 'panels')
      ? []
      : [stage.by === 'panels' ? 'the panels’ score is of no ballots file' : 'say of which ballots file'];
  const raises = stage.rule.includes('+add1');
  if (raises === (stage.increment !== undefined)) return [];
  return [raises ? 'the rule raises the money: say the increment' : 'the rule does not raise the money'];
}
