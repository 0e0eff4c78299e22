import type { ComparableCosts, LikeProject, SimilarProposal } from '@/lib/domain/process/likeness';
import type { ProposalState } from '@/lib/domain/process/types';

/** The fields of a proposal, in the order of the form. */
export const PROPOSAL_FIELDS = [
  'track',
  'title',
  'need',
  'content',
  'effect',
  'beneficiaries',
  'estimate',
  'place',
  'lat',
  'lon',
  'area',
] as const;
export type ProposalField = (typeof PROPOSAL_FIELDS)[number];
/** What stands in each field, as text. */
export type ProposalTexts = Record<ProposalField, string>;

/** So many drafts a person may have, over all processes. */
export const MOST_DRAFTS = 20;
/** So many pictures a proposal may have, and bytes of the file of one. */
export const MOST_PICTURES = 5;
export const MOST_PICTURE_BYTES = 10_000_000;

/** A picture of a proposal: `/api/pictures/{hash}.webp`, and `{hash}-small.webp` of at most 480 pixels. */
export interface ProposalPicture {
  hash: string;
  /** What it shows, for those who do not see it. */
  alt: string;
  /** Pixels. */
  width: number;
  height: number;
}

/** What somebody has written in a process: drafts, the last saved first, and proposals by number. */
export interface OwnWriting {
  drafts: readonly { id: string; title: string; at: string }[];
  proposals: readonly { number: number; title: string; state: ProposalState }[];
}

/** A draft as its writer sees it. */
export interface DraftPage {
  id: string;
  process: string;
  texts: ProposalTexts;
  version: number;
  /** When it was saved last, ISO 8601 in UTC. */
  at: string;
  /** The proposal that it became; null: it is still a draft. */
  number: number | null;
  pictures: readonly ProposalPicture[];
}

/** A proposal as one of its authors changes it. */
export interface OwnProposal {
  process: string;
  number: number;
  state: ProposalState;
  texts: ProposalTexts;
  /** What the department asked last; null: it never did. */
  asked: { at: string; by: string | null; reason: string | null } | null;
  /** Whether other proposals were merged into it: then it is not one author's to withdraw. */
  ofSeveral: boolean;
}

/** An earlier text of a proposal. `until`: when the next one took its place, ISO 8601 in UTC. */
export interface ProposalVersion {
  until: string;
  trackNames: { ko: string; en: string };
  texts: ProposalTexts;
}

/** What is there already, for somebody who writes a proposal. */
export interface ProposalHelp {
  similar: readonly SimilarProposal[];
  lines: readonly LikeProject[];
  costs: ComparableCosts;
}
