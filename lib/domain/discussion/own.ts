import type { CommentLine, SpokenOf, VoiceCounts } from '@/lib/domain/discussion/types';

/** What somebody has to do with a proposal. */
export interface OwnPart {
  /** Among its authors. */
  wrote: boolean;
  endorsed: boolean;
  followsProposal: boolean;
  followsProcess: boolean;
  /** Own comments, the newest first; the text of a hidden one too, none of a withdrawn one. */
  comments: readonly CommentLine[];
}

/** What a page of joining in starts from. */
export interface JoinPart extends VoiceCounts {
  proposal: SpokenOf;
  /** Why nothing may be said any more, or not yet. */
  bar: 'phase-not-begun' | 'discussion-over' | null;
  /** Null: nobody is signed in. */
  own: OwnPart | null;
  /** The comment that is answered or reported. */
  about: CommentLine | null;
}
