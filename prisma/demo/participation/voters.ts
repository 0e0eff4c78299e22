import { basketCost } from '@/lib/domain/ballot/check';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';
import { type Random, random } from '@/prisma/demo/random';

/** What an invented voter does in a track: their ballots in the order in which they cast them, and what becomes of the last. */
export interface DemoPaper {
  track: string;
  kind: PaperKind;
  ballots: readonly Ballot[];
}

/**
 * `plain`: cast once; `again`: cast twice, the second counts; `blank`: nothing chosen; `void`: taken back; `forged`: more than a ballot may
 * have, which no page lets anybody cast.
 */
export type PaperKind = 'plain' | 'again' | 'blank' | 'void' | 'forged';

export interface DemoVoter {
  papers: readonly DemoPaper[];
}

interface Wanted {
  voters: number;
  seed: number;
  /** Whether some send what no page would. */
  forged: boolean;
}

/** Every third voter is young, and every sixth a teenager, who votes in no track of young adults. */
export function tracksOf(at: number, known: readonly string[]): string[] {
  const own = ['general', 'town', ...(at % 3 === 0 ? ['youth'] : []), ...(at % 6 === 1 ? ['teen'] : [])];
  return own.filter((track) => known.includes(track));
}

/**
 * What becomes of a voter's ballot in a track, by its place among all: about 15 % vote again, 2 % leave it blank, 2 % take it back. The
 * periods have nothing in common with that of `tracksOf`, so that every track gets some.
 */
export function kindOf(at: number, forged: boolean): PaperKind {
  if (at % 49 === 20) return 'void';
  if (forged && at % 98 === 30) return 'forged';
  if (at % 47 === 10) return 'blank';
  return at % 13 < 2 ? 'again' : 'plain';
}

/**
 * Voters with plausible preferences: some projects are popular and many are not, four fifths choose as many as they may. The same rules
 * and seed give the same ballots.
 */
export function drawVoters(rules: readonly BallotRules[], { voters, seed, forged }: Wanted): DemoVoter[] {
  const known = rules.map(({ track }) => track);
  const draws = new Map(rules.map((one) => [one.track, new Preferences(one, seed)]));
  let papers = 0;
  return Array.from({ length: voters }, (_, at) => ({
    papers: tracksOf(at, known).flatMap((track): DemoPaper[] => {
      const draw = draws.get(track);
      if (draw === undefined) return [];
      const kind = kindOf(papers, forged);
      papers += 1;
      return [{ track, kind, ballots: draw.ballots(kind) }];
    }),
  }));
}

/** Of ballots that may choose several, how many choose as many as they may. */
const FULL = 0.8;
/** How far popular projects stand out. */
const SPREAD = 1.1;

/** What voters of a track like. */
class Preferences {
  private readonly chance: Random;
  private readonly weights: ReadonlyMap<number, number>;

  constructor(
    private readonly rules: BallotRules,
    seed: number,
  ) {
    this.chance = random(seed, 'ballots', rules.track);
    this.weights = new Map(rules.projects.map(({ number }) => [number, this.chance.noise(SPREAD)]));
  }

  ballots(kind: PaperKind): Ballot[] {
    if (kind === 'blank') return [{ void: false, choices: [], points: null }];
    if (kind === 'forged') return [this.forged()];
    const first = this.ballot();
    if (kind === 'again') return [first, this.ballot()];
    return kind === 'void' ? [first, { void: true, choices: [], points: null }] : [first];
  }

  private ballot(): Ballot {
    const { most, least } = this.rules;
    const wanted = this.chance.chance(FULL) ? most : this.chance.int(Math.max(1, least), most);
    const choices: number[] = [];
    for (let tries = 0; tries < 4 * wanted && choices.length < wanted; tries += 1) {
      const number = this.drawn(choices);
      if (number !== null && this.fits([...choices, number])) choices.push(number);
    }
    return this.withPoints(choices);
  }

  /** One that is not chosen yet, by its popularity. */
  private drawn(without: readonly number[]): number | null {
    const left = [...this.weights].filter(([number]) => !without.includes(number));
    let at = this.chance.between(
      0,
      left.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [number, weight] of left) {
      at -= weight;
      if (at < 0) return number;
    }
    return null;
  }

  private fits(choices: readonly number[]): boolean {
    const { type, ceiling, fields } = this.rules;
    const inFields = fields.every(
      ({ projects, most }) => choices.filter((number) => projects.includes(number)).length <= most,
    );
    return inFields && (type !== 'knapsack' || basketCost(this.rules, choices) <= BigInt(ceiling));
  }

  /** Each choice gets a point, the others go to them by chance. */
  private withPoints(choices: readonly number[]): Ballot {
    const { points: all } = this.rules;
    if (all === null) return { void: false, choices, points: null };
    const points = choices.map(() => 1);
    for (let left = all - choices.length; left > 0; left -= 1) {
      const at = this.chance.int(0, choices.length - 1);
      points[at] = (points[at] ?? 0) + 1;
    }
    return { void: false, choices, points };
  }

  /** One choice more than there may be; where there are too few projects for that, the first one again. */
  private forged(): Ballot {
    const { projects, most, points } = this.rules;
    const choices = Array.from({ length: most + 1 }, (_, at) => (projects[at] ?? projects[0])?.number ?? 0);
    return { void: false, choices, points: points === null ? null : choices.map(() => 1) };
  }
}
