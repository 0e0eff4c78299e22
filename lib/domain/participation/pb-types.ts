import type { Fraction } from '@/lib/domain/participation/fraction';

/** How ballots are filled in (Pabulib: `vote_type`). */
export const VOTE_TYPES = ['approval', 'choose-1', 'ordinal', 'cumulative', 'scoring'] as const;
export type VoteType = (typeof VOTE_TYPES)[number];

/** Whether ballots give points to the projects they name. */
export const givesPoints = (type: VoteType) => type === 'cumulative' || type === 'scoring';

/** A project that can be voted for. Everything else that the file says of it stands in `more`, as written. */
export interface PbProject {
  line: number;
  id: string;
  cost: Fraction;
  more: Readonly<Record<string, string>>;
}

/** A ballot: projects in the order written, and what each was given, where the vote type gives something. */
export interface PbVote {
  line: number;
  voter: string;
  choices: readonly string[];
  points: readonly Fraction[] | null;
  more: Readonly<Record<string, string>>;
}

/** Where a file says what, from line 1: keys of META, its title, and the headers of the other sections. */
export interface PbLines {
  meta: Readonly<Record<string, number>>;
  headers: Readonly<Record<'META' | 'PROJECTS' | 'VOTES', number>>;
}

/** An election as Pabulib writes it (arXiv 2012.06539). */
export interface PbFile {
  meta: Readonly<Record<string, string>>;
  budget: Fraction;
  voteType: VoteType;
  projectColumns: readonly string[];
  projects: readonly PbProject[];
  voteColumns: readonly string[];
  votes: readonly PbVote[];
  /** Where the file was read from a text. */
  lines?: PbLines;
}

/** What is wrong with a file, and where. `fatal`: it cannot be counted as it is. */
export interface PbProblem {
  line: number;
  kind: string;
  text: string;
  fatal: boolean;
}

export type PbRead = { file: PbFile; problems: PbProblem[] } | { file: null; problems: PbProblem[] };
