import type { CommentLine, ModerationRule } from '@/lib/domain/discussion/types';

/** Where a thing stands that editors look at: a comment, or, without one, a proposal itself. */
export interface DeskThing {
  process: string;
  number: number;
  /** The proposal's. */
  title: string;
  comment: (Pick<CommentLine, 'id' | 'place' | 'at' | 'state' | 'text'> & { author: string }) | null;
}

/** A thing with its open reports. */
export interface ReportedThing extends DeskThing {
  /** When the first of them came, ISO 8601 in UTC. */
  since: string;
  reports: number;
  /** How many name each rule, the most first. */
  rules: readonly { rule: ModerationRule; reports: number }[];
  /** A few of the words that came with them. */
  words: readonly string[];
  /** Ids of the first and the last report: what is decided concerns these, none that come later. */
  first: string;
  last: string;
}

/** A hidden comment. */
export interface HiddenThing extends DeskThing {
  /** Id of the hiding. */
  hiding: string;
  hiddenAt: string;
  rule: ModerationRule;
  reason: string;
  by: string;
}

/** A hiding whose author objects to it. */
export interface AppealedThing extends HiddenThing {
  words: string;
  appealedAt: string;
  /** Whether the reader may decide: who hid it does so only where the government has no other editor. */
  mine: boolean;
}

/** What editors have to look at, the oldest first, and what they hid last. */
export interface ModerationDesk {
  reported: readonly ReportedThing[];
  /** Where the next page of reported things begins; null: this is the last. */
  next: string | null;
  appeals: readonly AppealedThing[];
  hidden: readonly HiddenThing[];
  /** Where older hidden ones begin. */
  older: string | null;
}
