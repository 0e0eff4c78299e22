import { z } from 'zod';

/** What /api/suggest answers: governments and terms by their names, and names of projects; addresses are paths of this site, without language. */
export const suggestionsDocument = z.object({
  governments: z.array(z.object({ name_ko: z.string(), name_en: z.string(), page: z.string() })),
  terms: z.array(z.object({ name_ko: z.string(), name_en: z.string(), page: z.string() })),
  projects: z.array(z.object({ name: z.string(), projects: z.number(), page: z.string() })),
});
export type SuggestionsDocument = z.infer<typeof suggestionsDocument>;

/** More is no longer the beginning of something. */
export const LONGEST_BEGINNING = 60;

/** A query that finds a name as it stands: in quotation marks where signs in it would be read as more than signs. */
export function queryForName(name: string): string {
  return /^[\p{L}\p{N} ]+$/u.test(name) ? name : `"${name.replaceAll(/["“”]/g, ' ')}"`;
}
