import { z } from 'zod';
import { MOST_CHOICES } from '@/lib/domain/ballot/encoding';
import { BALLOT_TYPES } from '@/lib/domain/ballot/types';
import { pathOf } from '@/lib/domain/participation/canonical-json';
import { FIGURES } from '@/lib/domain/participation/figures';
import { type Fraction, fraction } from '@/lib/domain/participation/fraction';
import { problemsOf } from '@/lib/domain/participation/rules-check';
import type { Bytes } from '@/lib/domain/participation/sha256';
import { RULES } from '@/lib/domain/participation/tally';
import { ALL_TIE_RULES } from '@/lib/domain/participation/ties';

/** Greedy down the list of the panels' scores; `no_skip` is ended by the first project that does not fit. */
export const PANEL_RULES = ['greedy_by_panels', 'greedy_by_panels_no_skip'] as const;

/** What was published cannot be counted; the message names where and why. */
export class RecountRefused extends Error {}

const text = z.string().min(1).max(2000);
const inBothLanguages = z.strictObject({ ko: text, en: text });
const name = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u, 'must begin with a letter or digit and have up to 100');
/** A plain name: nothing that leads out of the folder. */
const fileName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}\.pb$/u, 'must be a plain file name that ends with .pb');
const exact = z
  .string()
  .regex(/^(0|[1-9]\d{0,29})(\/[1-9]\d{0,29})?$/, 'must be a whole number or p/q, as text');
const amount = z.string().regex(/^[1-9]\d{0,17}$/, 'must be a whole amount from 1, as text');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in lower case');

const eliminate = z.strictObject({
  stage: z.literal('eliminate'),
  /** `panels`: the score of the stage `panels` before it. */
  by: z.enum([...FIGURES, 'panels']),
  /** Whose ballots; none where it goes by the panels' score. */
  ballots: fileName.optional(),
  atLeast: exact,
});

const panels = z.strictObject({
  stage: z.literal('panels'),
  panels: z
    .array(z.strictObject({ name, ballots: fileName, weight: exact, measure: z.enum(FIGURES) }))
    .min(1)
    .max(20),
});

const select = z.strictObject({
  stage: z.literal('select'),
  /** Whose ballots are counted; after panels, whose votes decide between equal scores. */
  ballots: fileName,
  rule: z.enum([...RULES, ...PANEL_RULES]),
  ties: z.enum(ALL_TIE_RULES),
  /** The step of a rule that raises the money, in the unit of the file. */
  increment: amount.optional(),
  /** In the place of the budget that the ballots file tells. */
  budget: amount.optional(),
});

const track = z.strictObject({
  track: name,
  stages: z
    .array(z.discriminatedUnion('stage', [eliminate, panels, select]))
    .min(1)
    .max(20),
});

const whole = z.int().min(0).max(1_000_000_000);
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'must be an instant in UTC, to the second');

/** What a ballot of a track may say (lib/domain/ballot/types.ts). */
const ballot = z.strictObject({
  track: name,
  name: inBothLanguages,
  file: fileName,
  type: z.enum(BALLOT_TYPES),
  least: whole,
  most: whole.min(1).max(MOST_CHOICES),
  points: whole.min(1).nullable(),
  fields: z
    .array(z.strictObject({ key: name, name: inBothLanguages, most: whole.min(1), projects: z.array(whole) }))
    .max(50),
  blank: z.enum(['counts', 'apart']),
  ceiling: amount,
  projects: z
    .array(z.strictObject({ number: whole.min(1), title: text, cost: amount }))
    .min(1)
    .max(2000),
});

/** How the vote is held that gives the ballots. */
const vote = z.strictObject({
  opens: instant,
  closes: instant,
  /** How often one key may cast. */
  casts: whole.min(1).max(1000),
  /** Casts of so many different keys of a track go into the ledger together. */
  batch: whole.min(1).max(100_000),
  /** Seconds after closing in which what came in time is still taken. */
  grace: whole.max(3600),
  /** An outage of at least so many minutes moves the end by its length, or to the same hour of a later day. */
  extension: z.strictObject({ minutes: whole.min(1).max(10_080), by: z.enum(['length', 'whole-days']) }),
  /** How many holders of the election's key there are, how many open the box, and how many each body has. */
  key: z.strictObject({
    holders: whole.min(2).max(20),
    needed: whole.min(2).max(20),
    bodies: z
      .array(z.strictObject({ name: inBothLanguages, holders: whole.min(1) }))
      .min(1)
      .max(10),
  }),
  ballots: z.array(ballot).min(1).max(50),
});

const document = z.strictObject({
  format: z.literal('gotgan-rules/1'),
  title: inBothLanguages,
  election: name,
  /** The hash is known once voting has ended: rules that were frozen at its opening are without. */
  ballots: z
    .array(z.strictObject({ file: fileName, sha256: sha256.optional() }))
    .min(1)
    .max(100),
  /** Where the seed of the lot will come from, told before anybody can know it. */
  seedSource: inBothLanguages.optional(),
  tracks: z.array(track).min(1).max(50),
  /** Where the ballots come from a vote on this portal. */
  vote: vote.optional(),
});

/** How a vote is counted, as it is published before voting opens (docs/recount.md). Figures are texts: whole, or `p/q`. */
export type RulesDocument = z.infer<typeof document>;
export type Track = RulesDocument['tracks'][number];
export type VoteRules = NonNullable<RulesDocument['vote']>;
export type Stage = Track['stages'][number];
export type StageOf<K extends Stage['stage']> = Extract<Stage, { stage: K }>;

/**
 * @param file the file `rules.json`, its bytes or its text
 * @throws RecountRefused that names each place that is wrong: `$.tracks[0].stages[1].rule: …`
 */
export function readRules(file: string | Bytes): RulesDocument {
  const parsed = document.safeParse(parseJson(textOf('rules.json', file)));
  const problems = parsed.success
    ? problemsOf(parsed.data)
    : parsed.error.issues.map(({ path, message }) => ({ path, text: message }));
  if (!parsed.success || problems.length > 0)
    throw new RecountRefused(
      `rules.json cannot be followed:\n${problems.map(({ path, text: why }) => `  ${placeOf(path)}: ${why}`).join('\n')}`,
    );
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new RecountRefused(`rules.json is no JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

const placeOf = (path: readonly PropertyKey[]) =>
  path.reduce<string>(
    (said, step) => (typeof step === 'number' ? `${said}[${step}]` : pathOf(said, String(step))),
    '$',
  );

/** The text of a file, its byte-order mark included. @throws RecountRefused where it is not UTF-8 */
export function textOf(name: string, file: string | Bytes): string {
  if (typeof file === 'string') return file;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
  } catch {
    throw new RecountRefused(`${name} is not UTF-8`);
  }
}

/** A figure of the document: `12`, `1/20`. The schema has checked its form. */
export function exactOf(said: string): Fraction {
  const [n = '0', d = '1'] = said.split('/');
  return fraction(BigInt(n), BigInt(d));
}
