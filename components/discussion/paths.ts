import { proposalPath } from '@/components/process/paths';
import { pageOfPlace } from '@/lib/domain/discussion/pages';
import type { CommentPlace } from '@/lib/domain/discussion/types';

export interface ProposalKey {
  process: string;
  number: number;
}

/** A page of a proposal's comments, without language. */
export function commentsPath({ process, number }: ProposalKey, page = 1): string {
  return `${proposalPath(process, number)}/comments${page > 1 ? `?page=${page}` : ''}`;
}

/** A comment in its place: the address never changes. */
export function commentHref(key: ProposalKey, { id, place }: CommentPlace): string {
  return `${commentsPath(key, pageOfPlace(place))}#comment-${id}`;
}

/** Where somebody joins in. @param asked the comment that is answered or reported; `report=proposal` reports the proposal itself */
export function joinPath(
  { process, number }: ProposalKey,
  asked: { answer?: string; report?: string } = {},
): string {
  const query = new URLSearchParams(asked).toString();
  return `${proposalPath(process, number)}/join${query === '' ? '' : `?${query}`}`;
}
