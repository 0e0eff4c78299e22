import { countsPoints, figuresOf, givesPoints } from '@/lib/domain/participation/figures';
import { compare, type Fraction, fraction, plus, toText, ZERO } from '@/lib/domain/participation/fraction';
import type { LotPlace } from '@/lib/domain/participation/lot';
import type { PbFile } from '@/lib/domain/participation/pb';
import { filesOf } from '@/lib/domain/participation/rules-check';
import { exactOf, RecountRefused, type StageOf, type Track } from '@/lib/domain/participation/rules-document';
import { type Selection, select } from '@/lib/domain/participation/select';

/** The projects that were still in, each with the figure by which the stage went; lists are in the order of ids as text. */
export interface Elimination {
  stage: 'eliminate';
  by: string;
  ballots: string | null;
  at_least: string;
  figures: { project: string; figure: string }[];
  out: string[];
}

/** By project the figure in each panel, in the order of the panels, and Σ weight × figure. */
export interface PanelScores {
  stage: 'panels';
  panels: StageOf<'panels'>['panels'];
  scores: { project: string; figures: string[]; score: string }[];
}

export interface TrackResult {
  track: string;
  /** The lot over all projects of the track; null where no tie rule needs one. */
  lot: LotPlace[] | null;
  stages: (Elimination | PanelScores | Selection)[];
}

/** Where a track stands: what is out, and the panels' scores once there are any. */
interface State {
  files: ReadonlyMap<string, PbFile>;
  out: Set<string>;
  scores: Map<string, Fraction> | null;
  lot: LotPlace[] | null;
}

/**
 * Goes through the stages of a track. A project that is out is out of every ballots file of the track; a ballot keeps the choices that
 * are left, and counts as a ballot even where none is.
 * @param files by name, all that the track's stages name
 * @throws RecountRefused where the files do not fit together or to a stage
 */
export function runTrack(
  { track, stages }: Track,
  files: ReadonlyMap<string, PbFile>,
  lot: LotPlace[] | null,
): TrackResult {
  projectsOf({ track, stages }, files);
  const state: State = { files, out: new Set(), scores: null, lot };
  const results = stages.map((stage) => {
    if (stage.stage === 'eliminate') return eliminate(stage, state);
    if (stage.stage === 'panels') return score(stage, state);
    const file = fileOf(state, stage.ballots);
    return select(stage, { ...state, file, left: withoutProjects(file, state.out) });
  });
  return { track, lot, stages: results };
}

/** The ids of a track's projects. @throws RecountRefused where its files do not have the same projects at the same cost */
export function projectsOf({ track, stages }: Track, files: ReadonlyMap<string, PbFile>): string[] {
  const [first, ...others] = new Set(stages.flatMap(filesOf));
  const costs = (name = '') =>
    new Map(fileOf({ files }, name).projects.map(({ id, cost }) => [id, toText(cost)]));
  const expected = costs(first);
  for (const other of others) {
    const found = costs(other);
    const differing = [...expected.keys(), ...found.keys()].find((id) => expected.get(id) !== found.get(id));
    if (differing !== undefined)
      throw new RecountRefused(
        `track ${track}: ${first} has project ${differing} for ${expected.get(differing) ?? 'nothing, it is missing'}, ` +
          `${other} for ${found.get(differing) ?? 'nothing, it is missing'}`,
      );
  }
  return [...expected.keys()];
}

function fileOf({ files }: Pick<State, 'files'>, name: string): PbFile {
  const file = files.get(name);
  if (file === undefined) throw new RecountRefused(`the ballots file ${name} is missing`);
  return file;
}

/** The file as if these projects had never stood in it. */
export function withoutProjects(file: PbFile, out: ReadonlySet<string>): PbFile {
  if (out.size === 0) return file;
  const votes = file.votes.map((vote) => {
    const kept = vote.choices.map((id) => !out.has(id));
    return {
      ...vote,
      choices: vote.choices.filter((_, place) => kept[place]),
      points: vote.points?.filter((_, place) => kept[place]) ?? null,
    };
  });
  return { ...file, projects: file.projects.filter(({ id }) => !out.has(id)), votes };
}

/** Pairs in the order of ids as text. */
const inOrder = <T>(byProject: ReadonlyMap<string, T>) =>
  [...byProject].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function eliminate({ by, ballots, atLeast }: StageOf<'eliminate'>, state: State): Elimination {
  const all = by === 'panels' ? scoresIn(state) : figuresIn(state, ballots ?? '', by);
  const least = exactOf(atLeast);
  const out = all.filter(([, figure]) => compare(figure, least) < 0).map(([project]) => project);
  for (const project of out) state.out.add(project);
  return {
    stage: 'eliminate',
    by,
    ballots: ballots ?? null,
    at_least: atLeast,
    figures: all.map(([project, figure]) => ({ project, figure: toText(figure) })),
    out,
  };
}

const scoresIn = ({ scores, out }: State) =>
  inOrder(scores ?? new Map<string, Fraction>()).filter(([project]) => !out.has(project));

function figuresIn(state: State, ballots: string, by: Parameters<typeof figuresOf>[1]) {
  const file = fileOf(state, ballots);
  if (countsPoints(by) && !givesPoints(file))
    throw new RecountRefused(`${by}: the ballots of ${ballots} give no points`);
  return inOrder(figuresOf(withoutProjects(file, state.out), by));
}

function score({ panels }: StageOf<'panels'>, state: State): PanelScores {
  const columns = panels.map(({ ballots, measure }) => new Map(figuresIn(state, ballots, measure)));
  const weights = panels.map(({ weight }) => exactOf(weight));
  const projects = [...(columns[0]?.keys() ?? [])];
  const rows = projects.map((project) => {
    const figures = columns.map((column) => column.get(project) ?? ZERO);
    const parts = figures.map(({ n, d }, at) => {
      const weight = weights[at] ?? ZERO;
      return fraction(n * weight.n, d * weight.d);
    });
    return { project, figures, score: parts.reduce(plus, ZERO) };
  });
  state.scores = new Map(rows.map(({ project, score: sum }) => [project, sum]));
  return {
    stage: 'panels',
    panels,
    scores: rows.map(({ project, figures, score: sum }) => ({
      project,
      figures: figures.map(toText),
      score: toText(sum),
    })),
  };
}
