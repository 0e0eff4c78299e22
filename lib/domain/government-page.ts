import type { RateFigure, WonFigure } from '@/lib/domain/figure';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type {
  CodeStanding,
  Government,
  PeerGroup,
  Population,
  SuccessionKind,
} from '@/lib/domain/governments';
import type { ProjectLine } from '@/lib/domain/project-line';
import type { GovernmentLedger } from '@/lib/domain/rules/ledger';
import type { Coverage } from '@/lib/domain/source';
import type { Spending, UseFigures } from '@/lib/domain/spending';

/** The governments of one kind and size band, and the middle of their execution rates. */
export interface Peers {
  group: PeerGroup;
  members: GovernmentLink[];
  /** How many of them reported in the year. */
  reporting: number;
  /** Internal transfers left out; null where too few reported. */
  median: RateFigure;
}

/** A government, and what it belongs to. */
export interface GovernmentFrame {
  government: Government;
  /** The day whose names and neighbours are shown. */
  on: string;
  upper: GovernmentLink | null;
  /** Cities, counties and districts of an upper tier. Never added up with it. */
  lowers: GovernmentLink[];
  successors: GovernmentLink[];
  predecessors: GovernmentLink[];
  /** The codes that it was reported under: its own, then older ones that a one-to-one change replaced. */
  codes: string[];
}

/** Amounts of a whole budget for each resident. */
export type PerResident = Record<'planned' | 'current' | 'spent', WonFigure>;

/** A government in one fiscal year: its page. */
export interface GovernmentYear {
  frame: GovernmentFrame;
  year: number;
  standing: CodeStanding;
  /** The one of its codes under which the figures were reported. */
  reportedUnder: GovernmentLink;
  /** What was reported of the same year under its other codes: shown, and never added up. */
  alsoUnder: OtherCode[];
  population: Population | null;
  /** The amounts divided by residents; null unless a whole budget is known, and residents are. */
  perResident: PerResident | null;
  /** Null: not reported. */
  spending: Spending | null;
  coverage: Coverage | null;
  /** By current budget, internal transfers and removed projects left out. */
  largest: ProjectLine[];
  peers: Peers | null;
  /** What the data checks found; null on a page as of another day, which has only what stood then. */
  ledger: GovernmentLedger | null;
  /** The newest day for which any government reported in this year; null where none did. */
  lastChecked: string | null;
}

/** What another code of the same government was reported with. */
export interface OtherCode extends UseFigures {
  government: GovernmentLink;
}

/** One year of a government among its others, or of one that went into it. */
export interface YearLine extends UseFigures {
  year: number;
  /** Null: the government itself under its own code. */
  ancestor: { government: GovernmentLink; kind: SuccessionKind } | null;
  asOf: string;
}
