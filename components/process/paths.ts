import { type ProposalListState } from '@/lib/domain/process/proposal-list';

export const processPath = (id: string) => `/participate/${id}`;

export const proposalPath = (id: string, number: number) => `${processPath(id)}/proposals/${number}`;

/** The path of a list of proposals; what is not said stands out. */
export function proposalListPath(id: string, state: Partial<ProposalListState> = {}): string {
  const query = new URLSearchParams();
  for (const name of ['track', 'state', 'sort', 'page'] as const) {
    const value = state[name];
    const isDefault = (name === 'sort' && value === 'newest') || (name === 'page' && value === 1);
    if (value !== undefined && value !== null && !isDefault) query.set(name, String(value));
  }
  return `${processPath(id)}/proposals${query.size > 0 ? `?${query.toString()}` : ''}`;
}
