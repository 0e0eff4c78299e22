import type { CeremonyDocument } from '@/lib/domain/ballot/ceremony';
import type { RulesGap } from '@/lib/domain/ballot/election-rules';
import type { VoteState } from '@/lib/domain/ballot/election-data';
import type { Language } from '@/lib/domain/language';
import type { VoteRules } from '@/lib/domain/participation/rules-document';

/** The end of a vote that two officers moved after an outage. Instants in UTC, to the second. */
export interface Extension {
  from: string;
  to: string;
  /** When the vote would have ended, and when it ends. */
  before: string;
  ends: string;
  reason: string;
}

/** What every page of a process says of its vote, from the freezing of its rules on. */
export interface VoteFacts {
  /** SHA-256 of the frozen rules, hexadecimal. */
  rulesHash: string;
  extensions: readonly Extension[];
}

/** What the page of the ceremony is made of. */
export interface CeremonyPage {
  id: string;
  titles: Record<Language, string>;
  /** Null: the rules were not frozen yet. */
  vote: { rulesHash: string; key: VoteRules['key'] } | null;
  /** What the holders published; null: the key was not made yet. */
  document: CeremonyDocument | null;
  /** SHA-256 of the public key, hexadecimal. */
  keyMark: string | null;
}

export const DECISIONS = ['open', 'extend', 'close'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** What one officer proposed and another answered. */
export interface Decision {
  id: string;
  kind: DecisionKind;
  /** Of an extension. */
  extension: Extension | null;
  proposedBy: string;
  proposedAt: string;
  /** Whether it was whoever is looking. */
  own: boolean;
  answeredBy: string | null;
  answeredAt: string | null;
  outcome: 'confirmed' | 'refused' | 'withdrawn' | null;
}

/** What the election office sees of a vote. */
export interface ElectionOffice {
  id: string;
  titles: Record<Language, string>;
  published: boolean;
  /** When the vote begins and ends; null: its schedule does not say. */
  voting: { begins: string; ends: string } | null;
  state: VoteState | 'none';
  /** What is still missing before the rules can be frozen. */
  gaps: readonly RulesGap[];
  /** Names of tracks by key, and titles of projects by number, for what is missing. */
  tracks: Readonly<Record<string, Record<Language, string>>>;
  /** From the freezing on. */
  vote: OfficeVote | null;
  /** The newest first. */
  decisions: readonly Decision[];
  /** Whether who may vote was said. */
  verified: boolean;
  /** Whether whoever is looking may act: auditors read. */
  mayAct: boolean;
}

export interface OfficeVote {
  rulesHash: string;
  frozenAt: string;
  rules: Pick<VoteRules, 'extension' | 'grace' | 'casts' | 'batch' | 'key'>;
  document: CeremonyDocument | null;
  /** SHA-256 of the public key, hexadecimal. */
  keyMark: string | null;
  openedAt: string | null;
  closedAt: string | null;
  publishedAt: string | null;
}
