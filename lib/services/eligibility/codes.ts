import { randomBytes } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { seal, unseal } from '@/lib/auth/seal';
import { seoulDay } from '@/lib/domain/calendar';
import { codeFrom } from '@/lib/domain/eligibility/codes';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { deskPage, office } from '@/lib/services/eligibility/office';
import { findSetup, personKey, type Setup } from '@/lib/services/eligibility/setup';
import { processField } from '@/lib/services/fields';
import { processTarget } from '@/lib/services/review/proposal';

export const MOST_CODES = 2000;
/** A sheet that nobody opened goes after this time. */
const SHEET_MINUTES = 15;

export interface WantedCodes {
  tracks: readonly string[];
  number: number;
  now: Date;
}

/**
 * Makes one-time codes. Their keys alone are kept: who calls this is the last to see them.
 * @param setup of a process that is verified by codes
 * @returns a problem's code where it is not, or has no such track
 */
export async function makeCodes(
  tx: PoolClient,
  setup: Setup,
  { tracks, number, now }: WantedCodes,
): Promise<string[] | 'not-by-codes' | 'no-such-track'> {
  if (setup.verifier !== 'codes' || setup.namespace === null) return 'not-by-codes';
  const known = await tx.query('SELECT FROM process_track WHERE process_id = $1 AND key = ANY ($2)', [
    setup.process,
    tracks,
  ]);
  if (tracks.length === 0 || known.rowCount !== new Set(tracks).size) return 'no-such-track';
  const { namespace } = setup;
  const codes = newCodes(number);
  const keys = codes.map((code) => personKey(setup, namespace, code)).sort((a, b) => Buffer.compare(a, b));
  await tx.query(
    'INSERT INTO identity.eligibility_code (process_id, person_key, tracks, made_on) SELECT $1, key, $3, $4 FROM unnest($2::bytea[]) AS key',
    [setup.process, keys, tracks, seoulDay(now)],
  );
  return codes;
}

function newCodes(number: number): string[] {
  const codes = new Set<string>();
  while (codes.size < number) {
    const code = codeFrom(randomBytes(12));
    if (code !== null) codes.add(code);
  }
  return [...codes];
}

const manyField = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/** A sheet of codes to print, for whoever pressed the button, once. */
export const makeCodeSheet = defineAction({
  ...office,
  name: 'eligibility.make-codes',
  input: z.object({
    process: processField,
    tracks: manyField.default([]),
    number: z.coerce.number('invalid').int('invalid').min(1, 'invalid').max(MOST_CODES, 'too-many-codes'),
  }),
  target: processTarget,
  detail: ({ tracks, number }) => ({ tracks: tracks.length, number }),
  run: async ({ tx, viewer, now }, { process, tracks, number }) => {
    const setup = await findSetup(tx, process, 'UPDATE');
    if (viewer === null || setup === null) return undone('not-by-codes');
    const codes = await makeCodes(tx, setup, { tracks, number, now });
    if (typeof codes === 'string') return undone(codes, codes === 'no-such-track' ? 'tracks' : '');
    const id = randomBytes(18).toString('base64url');
    await tx.query(
      'INSERT INTO identity.eligibility_sheet (id, process_id, person, sealed) VALUES ($1, $2, $3, $4)',
      [
        id,
        process,
        viewer.id,
        seal(`eligibility sheet ${id}`, Buffer.from(JSON.stringify({ tracks, codes }))),
      ],
    );
    return { done: true, to: `${deskPage(process)}?sheet=${id}`, subject: process };
  },
});

const sheetShape = z.object({ tracks: z.array(z.string()), codes: z.array(z.string()) });
export type CodeSheet = z.infer<typeof sheetShape>;

/** Takes a sheet out, for good. @returns null: it was shown, is another's, or too old */
export async function openSheet(
  pool: Pool,
  { id, process, person }: { id: string; process: string; person: string },
): Promise<CodeSheet | null> {
  await pool.query(
    'DELETE FROM identity.eligibility_sheet WHERE made_at < now() - make_interval(mins => $1)',
    [SHEET_MINUTES],
  );
  const { rows } = await pool.query<{ sealed: Buffer }>(
    'DELETE FROM identity.eligibility_sheet WHERE id = $1 AND process_id = $2 AND person = $3 RETURNING sealed',
    [id, process, person],
  );
  const [row] = rows;
  if (row === undefined) return null;
  return sheetShape.parse(JSON.parse(unseal(`eligibility sheet ${id}`, row.sealed).toString('utf8')));
}
