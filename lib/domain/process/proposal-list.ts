import { z } from 'zod';
import { PROPOSAL_STATES } from '@/lib/domain/process/types';

/** `newest`: submitted last · `cost`: the dearest (the official cost, else the estimate), unknown last · `number`: in their order. */
export const PROPOSAL_SORTS = ['newest', 'cost', 'number'] as const;
export type ProposalSort = (typeof PROPOSAL_SORTS)[number];

export const PROPOSALS_A_PAGE = 50;
const LAST_PAGE = 10_000;

/** A parameter that does not fit is as if it were not there: an address from elsewhere still leads to the list. */
const listShape = z.object({
  /** Words that a proposal has, wherever they stand in it; empty: all proposals. */
  q: z.string().trim().max(100).catch(''),
  /** A track's key. */
  track: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .nullable()
    .catch(null),
  state: z.enum(PROPOSAL_STATES).nullable().catch(null),
  sort: z.enum(PROPOSAL_SORTS).catch('newest'),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});
/** What the address of a list of proposals asks for; null: all. */
export type ProposalListState = z.infer<typeof listShape>;

/** Reads the query of a list's address. Of a parameter given twice, the first counts. */
export function parseProposalListState(params: URLSearchParams): ProposalListState {
  const value = (name: string) => params.get(name) ?? null;
  return listShape.parse({
    q: value('q'),
    track: value('track'),
    state: value('state'),
    sort: value('sort'),
    page: value('page'),
  });
}
