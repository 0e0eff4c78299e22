import { deskListQuery, type DeskListState } from '@/lib/domain/process/desk-list';

/** The address of a work list; what is not said stands out. */
export function workListPath(id: string, state: Partial<DeskListState> = {}): string {
  const query = deskListQuery(state);
  return query === '' ? `/desk/${id}` : `/desk/${id}?${query}`;
}
