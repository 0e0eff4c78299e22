import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';
import { type PbFile, readPb } from '@/lib/domain/participation/pb';
import { type Numbers, invalidOf } from '@/lib/domain/ballot/numbers';
import { countedOnPaper, type DemoBundle } from '@/lib/cli/demo-election/paper';
import type { DemoPaper, DemoVoter, PaperKind } from '@/prisma/demo/participation/voters';

/** What was voted in a track, reckoned from what the voters wanted, without anything of the count. */
export interface Expected {
  track: string;
  casts: number;
  superseded: number;
  voided: number;
  invalid: number;
  blank: number;
  counted: number;
  paper: number;
  /** By project: on how many ballots it is chosen. */
  votes: ReadonlyMap<number, number>;
}

export function expectedOf(
  rules: BallotRules,
  voters: readonly DemoVoter[],
  bundles: readonly DemoBundle[],
): Expected {
  const papers = voters.flatMap((voter) => voter.papers).filter(({ track }) => track === rules.track);
  const of = (kind: PaperKind) => papers.filter((paper) => paper.kind === kind).length;
  const apart = rules.blank === 'apart' ? of('blank') : 0;
  const sheets = bundles
    .filter((bundle) => bundle.rules.track === rules.track)
    .flatMap((bundle) => countedOnPaper(bundle));
  return {
    track: rules.track,
    casts: papers.length + of('again') + of('void'),
    superseded: of('again') + of('void'),
    voided: of('void'),
    invalid: of('forged'),
    blank: of('blank'),
    counted: papers.length - of('void') - of('forged') - apart,
    paper: sheets.length,
    votes: votesOf([...papers.flatMap(lastOf), ...sheets]),
  };
}

/** The ballot that counts. */
function lastOf({ kind, ballots }: DemoPaper): Ballot[] {
  const last = ballots.at(-1);
  return last === undefined || kind === 'void' || kind === 'forged' ? [] : [last];
}

function votesOf(ballots: readonly Ballot[]): Map<number, number> {
  const votes = new Map<number, number>();
  for (const { choices } of ballots)
    for (const number of choices) votes.set(number, (votes.get(number) ?? 0) + 1);
  return votes;
}

/** Where what was counted is not what was voted; empty: nowhere. @param files the published ballots, by name */
export function differences(
  expected: readonly Expected[],
  numbers: Pick<Numbers, 'tracks'>,
  files: Readonly<Record<string, string>>,
): string[] {
  return expected.flatMap((one) => {
    const found = numbers.tracks.find(({ track }) => track === one.track);
    const file = found === undefined ? null : readPb(files[found.file] ?? '').file;
    if (found === undefined || file === null) return [`${one.track}: was not counted`];
    const { electronic, paper } = found.channels;
    const sides: [what: string, wanted: number, counted: number][] = [
      ['casts', one.casts, electronic.casts],
      ['superseded', one.superseded, electronic.superseded],
      ['taken back', one.voided, electronic.voided],
      ['invalid', one.invalid, invalidOf(electronic)],
      ['blank', one.blank, electronic.blank],
      ['counted', one.counted, electronic.counted],
      ['on paper', one.paper, paper.counted],
      ...votesIn(file).map(([number, votes]): [string, number, number] => [
        `votes of ${number}`,
        one.votes.get(number) ?? 0,
        votes,
      ]),
    ];
    return sides
      .filter(([, wanted, counted]) => wanted !== counted)
      .map(([what, wanted, counted]) => `${one.track}, ${what}: ${wanted} voted, ${counted} counted`);
  });
}

const votesIn = ({ projects }: PbFile): [number, number][] =>
  projects.map(({ id, more }) => [Number(id), Number(more['votes'] ?? Number.NaN)]);
