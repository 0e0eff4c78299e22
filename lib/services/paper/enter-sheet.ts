import type { PoolClient } from 'pg';
import { z } from 'zod';
import { type Bytes, fromBase64 } from '@/lib/domain/ballot/bytes';
import { type EntryAnswer, SHEET_OUTCOMES } from '@/lib/domain/ballot/paper';
import { leafHash, leafOf, signCast } from '@/lib/ballot/cast';
import { CIPHERTEXT_BYTES } from '@/lib/ballot/sealing';
import { undone } from '@/lib/services/action';
import { type Election, findElection } from '@/lib/services/ballot/election';
import { defineAction } from '@/lib/services/define-action';
import { numberField, processField } from '@/lib/services/fields';
import { noted, office } from '@/lib/services/paper/office';
import { paperSigner } from '@/lib/services/paper/paper-signer';
import { processTarget } from '@/lib/services/review/proposal';

const input = z
  .object({
    process: processField,
    sheet: numberField,
    outcome: z.enum(SHEET_OUTCOMES, 'required'),
    // Fields of this name are in no form that is shown again.
    sealed_code: z
      .string()
      .max(2000, 'invalid')
      .default('')
      .transform((text) => fromBase64(text)),
  })
  .refine(
    ({ outcome, sealed_code: sealed }) => sealed?.length === (outcome === 'taken' ? CIPHERTEXT_BYTES : 0),
    'invalid',
  );

/** These are kept; all others leave nothing behind. */
const KEPT: readonly EntryAnswer[] = ['first', 'taken', 'differs'];

/**
 * What an officer enters of a sheet: sealed in their browser, the same bytes for whoever reads the same. When a second one has entered it
 * alike, it is signed with the paper channel's key and cast. Not in the audit log: who entered a sheet stands beside it, without a time.
 */
export const enterSheet = defineAction({
  ...office,
  name: 'paper.enter',
  input,
  target: processTarget,
  limits: [{ per: 'account', number: 2000, seconds: 3600 }],
  audited: false,
  run: async ({ tx, viewer, now }, entry) => {
    const { process, sheet } = entry;
    const election = await findElection(tx, process);
    const bundle = await bundleOf(tx, process, sheet);
    if (viewer === null || election === null || bundle === null) return undone('no-sheet', 'sheet');
    const answer = await put(tx, election, { ...entry, track: bundle.track, officer: viewer.id, now });
    if (!KEPT.includes(answer)) return undone(answer === 'own' ? 'own-entry' : answer, 'sheet');
    return { ...noted(process, `sheet-${answer}`, bundle.number), value: answer };
  },
});

type Entry = z.infer<typeof input> & { track: string; officer: string; now: Date };

async function put(
  tx: PoolClient,
  election: Election,
  { process, sheet, officer, outcome, track, now, ...sent }: Entry,
): Promise<EntryAnswer> {
  const sealed = outcome === 'taken' ? sent.sealed_code : null;
  const leaf = sealed === null ? null : await leafOfSheet(tx, election, { track, sheet, sealed });
  const { rows } = await tx.query<{ answer: EntryAnswer }>(
    'SELECT ballotbox.enter_sheet($1, $2, $3, $4, $5, $6, $7, $8) AS answer',
    [process, sheet, officer, outcome, sealed, leaf?.hash, leaf?.signature, now.toISOString()],
  );
  return rows[0]?.answer ?? 'closed';
}

async function bundleOf(
  tx: PoolClient,
  process: string,
  sheet: number,
): Promise<{ number: number; track: string } | null> {
  const { rows } = await tx.query<{ number: number; track: string }>(
    'SELECT number, track FROM paper_bundle WHERE process_id = $1 AND $2 >= first_serial AND $2 < first_serial + sheets',
    [process, sheet],
  );
  return rows[0] ?? null;
}

/** The leaf of a sheet: its number is the counter, and the paper channel's key needs no credential. */
async function leafOfSheet(
  tx: PoolClient,
  { id, rulesHash }: Election,
  { track, sheet, sealed }: { track: string; sheet: number; sealed: Bytes },
): Promise<{ hash: Bytes; signature: Bytes }> {
  const cast = await signCast(
    await paperSigner(tx, id),
    { election: id, track, credential: new Uint8Array(0), counter: sheet, ciphertext: sealed },
    rulesHash,
  );
  return { hash: await leafHash(await leafOf(cast)), signature: cast.signature };
}
