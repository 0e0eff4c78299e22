import type { StaffRole } from '@/lib/domain/access/roles';
import type { Language } from '@/lib/domain/language';
import type { Won } from '@/lib/domain/money';
import type { TrackRules } from '@/lib/domain/process/track-rules';
import type {
  PhaseTime,
  ProcessDocument,
  ProposalPage,
  ProposalState,
  Track,
} from '@/lib/domain/process/types';

/** Who works at the desk of a process. Auditors and operators read. */
export const DESK_ROLES = [
  'reviewer',
  'committee',
  'editor',
  'election-office',
  'auditor',
  'operator',
] as const satisfies readonly StaffRole[];

/** Work that waits for somebody: to name a department, to judge, to screen, to enter the result. */
export const DUTIES = ['assign', 'judge', 'screen', 'result'] as const;
export type Duty = (typeof DUTIES)[number];

/** What waits for somebody in a process. */
export interface Waiting {
  duty: Duty;
  proposals: number;
  /** Of them, those past their due date. */
  late: number;
  /** The only department that it is about; null: all. */
  department: string | null;
}

/** A process as the desk lists it, drafts too. */
export interface DeskProcess {
  id: string;
  lafCd: string;
  titles: Record<Language, string>;
  published: boolean;
  waiting: readonly Waiting[];
}

/** Which department has a proposal. */
export interface InCharge {
  department: string;
  /** ISO 8601 in UTC. */
  since: string;
  /** A day, `YYYY-MM-DD`. */
  due: string;
  /** Past its due date, and still with the department. */
  late: boolean;
}

export interface DeskLine {
  number: number;
  title: string;
  track: string;
  state: ProposalState;
  place: string | null;
  inCharge: InCharge | null;
  /** The last step that was taken: whoever decides says which one they saw. */
  version: string;
}

export interface DeskList {
  id: string;
  lafCd: string;
  titles: Record<Language, string>;
  published: boolean;
  reviewDays: number;
  tracks: readonly Pick<Track, 'key' | 'names'>[];
  /** Departments that have reviewers or proposals. */
  departments: readonly string[];
  lines: readonly DeskLine[];
  total: number;
  page: number;
  pages: number;
}

/** A proposal at the desk. */
export interface DeskProposal {
  proposal: ProposalPage;
  inCharge: InCharge | null;
  departments: readonly string[];
  version: string;
  voting: Voting;
}

/** Where the vote stands: decisions of the review come before it, results after it. `none`: no vote in the schedule. */
export type Voting = 'none' | 'ahead' | 'on' | 'over';

/** All that an editor sets of a process. */
export interface ProcessSettings {
  id: string;
  lafCd: string;
  titles: Record<Language, string>;
  summaries: Record<Language, string>;
  ceiling: Won | null;
  reviewDays: number;
  published: boolean;
  votingBegun: boolean;
  /** The rules of the vote were frozen: nothing that they are made of changes. */
  rulesFrozen: boolean;
  /** With how many projects each has on the ballot. */
  tracks: readonly (Track & { rules: TrackRules | null; onBallot: number })[];
  phases: readonly PhaseTime[];
  documents: readonly ProcessDocument[];
}
