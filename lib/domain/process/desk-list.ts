import { z } from 'zod';
import { PROPOSAL_STATES } from '@/lib/domain/process/types';
import { cleanLine } from '@/lib/domain/text/clean';

export const DESK_A_PAGE = 50;
const LAST_PAGE = 10_000;
const name = z
  .string()
  .transform((raw) => cleanLine(raw).slice(0, 100))
  .transform((kept) => (kept === '' ? null : kept))
  .nullable()
  .catch(null);

/** A parameter that does not fit is as if it were not there. */
const shape = z.object({
  state: z.enum(PROPOSAL_STATES).nullable().catch(null),
  /** A department; `-` is said of proposals that none has yet. */
  department: name,
  /** Only what is past its due date. */
  late: z.literal('1').nullable().catch(null),
  track: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .nullable()
    .catch(null),
  /** In title, place and author's name, or a number. */
  words: name,
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});
/** What the address of a work list asks for; null: all. */
export type DeskListState = z.infer<typeof shape>;

/** Reads the query of a work list's address. Of a parameter given twice, the first counts. */
export function parseDeskListState(params: URLSearchParams): DeskListState {
  const value = (key: keyof DeskListState) => params.get(key);
  return shape.parse({
    state: value('state'),
    department: value('department'),
    late: value('late'),
    track: value('track'),
    words: value('words'),
    page: value('page'),
  });
}

/** The query of a work list's address, without `?`; what is not said stands out. */
export function deskListQuery(state: Partial<DeskListState>): string {
  const query = new URLSearchParams();
  for (const key of ['state', 'department', 'late', 'track', 'words', 'page'] as const) {
    const value = state[key];
    if (value !== undefined && value !== null && value !== 1) query.set(key, String(value));
  }
  return query.toString();
}
