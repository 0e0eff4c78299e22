import { type Rational, add, equal, less, ZERO } from '@/tests/tally/rational';
import { type PlainElection, type Project } from '@/tests/tally/reader';

/** How many ballots name a project. */
export const votesOf = ({ ballots }: PlainElection, { id }: Project): number =>
  ballots.filter((ballot) => ballot.has(id)).length;

/** The sum of what the ballots give to a project. */
export const scoreOf = ({ ballots }: PlainElection, { id }: Project): Rational =>
  ballots.reduce((score, ballot) => add(score, ballot.get(id) ?? ZERO), ZERO);

/** "`lex` = project_id compared as text ("10" < "2"); `mincost` = lower cost, then more votes, then `lex`." */
export class Ties {
  /** "`tie_events` counts exact ties met on the way, `lot_events` those where cost and votes were equal too". */
  events = 0;
  lots = 0;
  private readonly votes: ReadonlyMap<string, number>;

  constructor(
    election: PlainElection,
    private readonly rule: string,
  ) {
    this.votes = new Map(election.projects.map((project) => [project.id, votesOf(election, project)]));
  }

  /** The first of projects that are equal otherwise. */
  choose(tied: readonly Project[]): Project {
    const first = tied.find((one) => tied.every((other) => other === one || this.before(one, other)));
    if (first === undefined) throw new Error('two projects of one id');
    if (tied.length > 1) {
      this.events += 1;
      // A lot: the one that is chosen has its like.
      if (tied.some((other) => other !== first && this.alike(first, other))) this.lots += 1;
    }
    return first;
  }

  private before(a: Project, b: Project): boolean {
    if (this.rule === 'lex' || this.alike(a, b)) return a.id < b.id;
    return equal(a.cost, b.cost) ? this.votesFor(a) > this.votesFor(b) : less(a.cost, b.cost);
  }

  private alike(a: Project, b: Project): boolean {
    return equal(a.cost, b.cost) && this.votesFor(a) === this.votesFor(b);
  }

  private votesFor({ id }: Project): number {
    return this.votes.get(id) ?? 0;
  }
}
