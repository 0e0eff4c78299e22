import type { Explanation } from '@/lib/domain/participation/explain';
import type { Loser } from '@/lib/domain/participation/losers';
import type { PbProblem, VoteType } from '@/lib/domain/participation/pb';
import type { Satisfaction } from '@/lib/domain/participation/satisfaction';
import type { Tally } from '@/lib/domain/participation/tally';
import type { TieRule } from '@/lib/domain/participation/ties';

/** How an election is counted. `step` in the file's unit: by how much the money of each voter is raised at a time. */
export interface Choice {
  rule: string;
  ties: TieRule;
  step: bigint;
}

/** What the page shows of a project, in the order of the file. Amounts are exact decimal texts in the file's unit. */
export interface ProjectFacts {
  id: string;
  name: string;
  cost: string;
  votes: number;
  /** The sum of points or of Borda points, where ballots give them. */
  score: string | null;
}

/** What the page shows of an election that was read. */
export interface ElectionFacts {
  /** What the file says it is; empty where it does not. */
  description: string;
  unit: string;
  /** ISO 4217, as written; empty where the file does not say. */
  currency: string;
  dateEnd: string;
  /** ISO 639, of the names of projects; empty where the file does not say. */
  language: string;
  budget: string;
  voteType: VoteType;
  ballots: number;
  unique: number;
  projects: readonly ProjectFacts[];
  rules: readonly string[];
  /** The way to begin with; `named`: whether the file itself names the rule. */
  start: Choice & { named: boolean };
}

/** Problems are cut off: a file that is something else altogether has one for each of its lines. */
export interface Problems {
  shown: readonly PbProblem[];
  more: number;
}

export interface CountResult {
  tally: Tally;
  cost: string;
  /** The budget that is left. */
  left: string;
  explanation: Explanation | null;
  losers: readonly Loser[];
  satisfaction: Satisfaction;
}

/** What another rule would choose. */
export interface Alternative {
  rule: string;
  winners: readonly string[];
  cost: string;
  satisfaction: Satisfaction;
}

/** What a worker is asked. Every question comes with the file: a worker that was ended leaves nothing behind. */
export type Question =
  | { kind: 'read' }
  | { kind: 'count'; choice: Choice }
  | { kind: 'compare'; choice: Choice }
  | { kind: 'cost-that-wins' | 'ballots-that-win'; choice: Choice; project: string }
  /** Null: as it is. Amounts as texts of whole numbers in the file's unit. */
  | {
      kind: 'what-if';
      choice: Choice;
      budget: string | null;
      cost: { project: string; amount: string } | null;
    };

/** What it answers; whatever else than `alternative` and `tries` is the last. */
export type Answer =
  | { kind: 'read'; facts: ElectionFacts | null; problems: Problems }
  | { kind: 'counted'; result: CountResult }
  | { kind: 'alternative'; alternative: Alternative }
  | { kind: 'compared' }
  | { kind: 'tries'; tries: number }
  | { kind: 'cost-found'; cost: string | null; tries: number }
  | { kind: 'ballots-found'; ballots: number | null; tries: number }
  | { kind: 'supposed'; winners: readonly string[]; cost: string }
  /** `encoding`: the file is no UTF-8 text. */
  | { kind: 'failed'; reason: 'encoding' | 'error'; text: string };

export interface Asked {
  file: Blob;
  question: Question;
}

export const isLast = ({ kind }: Answer): boolean => kind !== 'alternative' && kind !== 'tries';

/** More is not read in a browser: the largest published election has ninety thousand ballots in four megabytes. */
export const LARGEST_BYTES = 64 * 1024 * 1024;
