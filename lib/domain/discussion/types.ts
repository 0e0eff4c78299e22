import type { Language } from '@/lib/domain/language';
import type { ProposalState } from '@/lib/domain/process/types';

/** What a comment may be hidden for. */
export const MODERATION_RULES = [
  'abuse',
  'hate',
  'personal-data',
  'advert',
  'obscene',
  'election',
  'unlawful',
] as const;
export type ModerationRule = (typeof MODERATION_RULES)[number];

export type CommentState = 'shown' | 'hidden' | 'withdrawn';

/** Why a comment is hidden, as everybody reads it. */
export interface Hiding {
  rule: ModerationRule;
  reason: string;
  /** A role's name. */
  by: string;
  /** ISO 8601 in UTC. */
  at: string;
  /** What became of its author's appeal; null: there was none. */
  appeal: 'open' | 'refused' | null;
}

/** Where another comment of the same proposal stands. */
export interface CommentPlace {
  id: string;
  place: number;
}

/** A comment as everybody sees it. Of one that is not shown, neither the text nor the name is given. */
export interface CommentLine extends CommentPlace {
  at: string;
  state: CommentState;
  author: string | null;
  text: string | null;
  /** The comment that it answers; null: it answers the proposal. */
  parent: CommentPlace | null;
  hiding: Hiding | null;
  /** The first few comments that answer it. */
  answers: readonly CommentPlace[];
}

/** How much was said to a proposal. */
export interface VoiceCounts {
  /** Shown ones. */
  comments: number;
  endorsements: number;
}

/** What a proposal's own page shows of it. */
export interface ProposalVoice extends VoiceCounts {
  /** The newest first, a few. */
  newest: readonly CommentLine[];
}

/** The proposal that is spoken of. */
export interface SpokenOf {
  process: { id: string; lafCd: string; titles: Record<Language, string>; demo: boolean };
  number: number;
  title: string;
  state: ProposalState;
  /** The proposal that it went into. */
  mergedInto: number | null;
}

/** A page of a proposal's comments, the oldest first. */
export interface CommentPage extends VoiceCounts {
  proposal: SpokenOf;
  lines: readonly CommentLine[];
  page: number;
  pages: number;
}
