import { z } from 'zod';
import { isAskedKey } from '@/lib/domain/questions/about';

export const QUESTIONS_A_PAGE = 20;
const LAST_PAGE = 10_000;
const LONGEST_WORDS = 100;

/** A parameter that does not fit is as if it were not there: an address from elsewhere still leads to the list. */
const listShape = z.object({
  state: z.enum(['open', 'answered']).nullable().catch(null),
  /** Whose officials answer. */
  government: z
    .string()
    .regex(/^\d{7}$/)
    .nullable()
    .catch(null),
  /** The thing that is asked about (`askedKey`). */
  about: z.string().refine(isAskedKey).nullable().catch(null),
  words: z
    .string()
    .trim()
    .transform((words) => words.slice(0, LONGEST_WORDS))
    .catch(''),
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});
/** What the address of the list of questions asks for; null: all. */
export type QuestionListState = z.infer<typeof listShape>;

/** Reads the query of the list's address. Of a parameter given twice, the first counts. */
export function parseQuestionList(params: URLSearchParams): QuestionListState {
  const names = ['state', 'government', 'about', 'words', 'page'] as const;
  return listShape.parse(Object.fromEntries(names.map((name) => [name, params.get(name)])));
}

/** The list's address, without language; what is not asked for is left out. */
export function questionListPath(state: Partial<QuestionListState> = {}): string {
  const { page = 1, words = '', ...rest } = state;
  const query = new URLSearchParams();
  for (const name of ['state', 'government', 'about'] as const) {
    const value = rest[name];
    if (value !== null && value !== undefined) query.set(name, value);
  }
  if (words !== '') query.set('words', words);
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? '/questions' : `/questions?${query.toString()}`;
}

export const questionPath = (id: number) => `/questions/${id}`;
