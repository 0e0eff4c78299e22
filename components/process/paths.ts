import { type ProposalListState } from '@/lib/domain/process/proposal-list';

export const processPath = (id: string) => `/participate/${id}`;

export const proposalPath = (id: string, number: number) => `${processPath(id)}/proposals/${number}`;

/** The page of a proposal that went into another one: without the query its address leads there. */
export const mergedPath = (id: string, number: number) => `${proposalPath(id, number)}?own`;

/** What a parameter is where the address does not say it. */
const DEFAULTS: Partial<Record<keyof ProposalListState, string>> = { q: '', sort: 'newest', page: '1' };

/** The path of a list of proposals; what is as it would be anyway is left out. */
export function proposalListPath(id: string, state: Partial<ProposalListState> = {}): string {
  const query = new URLSearchParams();
  for (const name of ['q', 'track', 'state', 'sort', 'page'] as const) {
    const value = state[name] ?? null;
    if (value !== null && String(value) !== DEFAULTS[name]) query.set(name, String(value));
  }
  return `${processPath(id)}/proposals${query.size > 0 ? `?${query.toString()}` : ''}`;
}
