import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Which data a query was judged over: the published rows of 2026-06-30, or the demo data of 2026 (small, seed 20260630). */
export const CORPORA = ['real', 'demo'] as const;
export type Corpus = (typeof CORPORA)[number];

const judged = z.array(
  z.object({
    corpus: z.enum(CORPORA),
    q: z.string(),
    /** By grade, 3 the best: `government/project code` of the projects that answer it, in one text. What is not listed does not. */
    grades: z.record(z.string(), z.string()),
  }),
);

/** The queries that were written and judged by hand (judged.json). */
export const JUDGED = judged.parse(JSON.parse(readFileSync(new URL('judged.json', import.meta.url), 'utf8')));
