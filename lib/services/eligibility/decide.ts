import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { Target } from '@/lib/domain/access/permission';
import { seoulDay } from '@/lib/domain/calendar';
import { readCode } from '@/lib/domain/eligibility/codes';
import { identifierProblem, plainIdentifier } from '@/lib/domain/eligibility/namespace';
import { line } from '@/lib/domain/text/clean';
import { type ActionContext, undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { residentsPage } from '@/lib/services/eligibility/cases';
import { office, saved } from '@/lib/services/eligibility/office';
import { allow, claim, holderOf, isBoxClosed, keepAnswer } from '@/lib/services/eligibility/record';
import { findSetup, personKey, type Setup } from '@/lib/services/eligibility/setup';
import { processField } from '@/lib/services/fields';
import { notify } from '@/lib/services/notices';
import { reasonField } from '@/lib/services/review/fields';

const input = z.object({
  process: processField,
  case: z.string('required').regex(/^\d{1,18}$/, 'invalid'),
  verdict: z.enum(['yes', 'no'], 'required'),
  reason: reasonField,
  tracks: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
  district: line(100, { least: 0 }).default(''),
  /** Under what the verifier knows the person; named so that no form keeps it. */
  person_code: z.string().max(200, 'too-long').default(''),
  /** The key goes over from the account that has it now. */
  move: z.literal('yes').optional(),
});
type Decision = z.infer<typeof input>;

interface OpenCase {
  person: string;
  key: Buffer | null;
  state: string;
}

async function caseTarget(tx: PoolClient, { process, case: id }: Decision): Promise<Target | null> {
  const { rows } = await tx.query<{ lafCd: string }>(
    `SELECT p.laf_cd AS "lafCd" FROM identity.eligibility_case c JOIN process p ON p.id = c.process_id WHERE c.id = $1 AND c.process_id = $2`,
    [id, process],
  );
  return rows[0] ?? null;
}

/** Decides a case by hand. With yes the person stands in the process's namespace like everybody else, so that nobody counts twice. */
export const decideCase = defineAction({
  ...office,
  name: 'eligibility.decide',
  input,
  target: caseTarget,
  detail: ({ case: id, verdict, tracks, move }) => ({ case: id, verdict, tracks, moved: move === 'yes' }),
  run: async (context, decision) => {
    const { tx, viewer, now } = context;
    const setup = await findSetup(tx, decision.process, 'UPDATE');
    const found = await lockCase(tx, decision);
    if (setup === null || found === null || found.state !== 'open') return undone('changed-meanwhile');
    if (found.person === viewer?.id) return undone('own-case');
    if (decision.verdict === 'yes') {
      const problem = await admit(context, { setup, found, decision });
      if (problem !== null) return undone(...problem);
    }
    await tx.query(
      'UPDATE identity.eligibility_case SET state = $2, reason = $3, decided_on = $4 WHERE id = $1',
      [decision.case, decision.verdict, decision.reason, seoulDay(now)],
    );
    await keepAnswer(tx, [decision.process, found.person], { outcome: `decided-${decision.verdict}`, now });
    await tell(tx, decision.process, found.person, `eligibility-decided-${decision.verdict}`);
    return saved(decision.process, 'cases', 'case-decided');
  },
});

async function lockCase(tx: PoolClient, { process, case: id }: Decision): Promise<OpenCase | null> {
  const { rows } = await tx.query<OpenCase>(
    'SELECT person, person_key AS key, state FROM identity.eligibility_case WHERE id = $1 AND process_id = $2 FOR UPDATE',
    [id, process],
  );
  return rows[0] ?? null;
}

interface Admission {
  setup: Setup;
  found: OpenCase;
  decision: Decision;
}

/** @returns why not, as a code and a field; null: it is done */
async function admit(
  { tx, now }: ActionContext,
  { setup, found, decision }: Admission,
): Promise<[string, string?] | null> {
  const { tracks, district, move } = decision;
  if (await isBoxClosed(tx, setup.process)) return ['vote-closed'];
  if (!(await areTracks(tx, decision))) return ['tracks-needed', 'tracks'];
  const key = await keyFor(tx, setup, found, decision.person_code);
  if (typeof key === 'string') return [key, 'person_code'];
  const holder = await holderOf(tx, setup.process, key);
  if (holder !== null && holder !== found.person) {
    if (move !== 'yes') return ['held-by-other', 'move'];
    if (await hasAnother(tx, setup.process, found.person)) return ['has-another'];
    await tx.query(
      'UPDATE identity.eligibility_claim SET person = $3 WHERE process_id = $1 AND person_key = $2',
      [setup.process, key, found.person],
    );
    await tx.query('DELETE FROM identity.eligibility_answer WHERE process_id = $1 AND person = $2', [
      setup.process,
      holder,
    ]);
    await tell(tx, setup.process, holder, 'eligibility-moved');
  } else if ((await claim(tx, setup, key, found.person)) !== 'own') return ['has-another'];
  await allow(tx, setup, key, { tracks, district: district === '' ? null : district, now });
  return null;
}

async function areTracks(tx: PoolClient, { process, tracks }: Decision): Promise<boolean> {
  const { rowCount } = await tx.query('SELECT FROM process_track WHERE process_id = $1 AND key = ANY ($2)', [
    process,
    tracks,
  ]);
  return tracks.length > 0 && rowCount === new Set(tracks).size;
}

/** The key of whom a case is about: the one that was shown, else of what the office writes, or of the sign-in itself. */
async function keyFor(
  tx: PoolClient,
  setup: Setup,
  found: OpenCase,
  written: string,
): Promise<Buffer | string> {
  const { namespace } = setup;
  if (namespace === null) return 'no-verifier';
  if (found.key !== null) return found.key;
  if (setup.verifier === 'list') {
    const plain = plainIdentifier(written);
    return identifierProblem(plain) ?? personKey(setup, namespace, plain);
  }
  return setup.verifier === 'codes' ? codeKey(tx, setup, written) : loginKey(tx, setup, found.person);
}

/** A code that was made: the person gets it, and nobody else can use it any more. */
async function codeKey(tx: PoolClient, setup: Setup, written: string): Promise<Buffer | string> {
  const code = readCode(written);
  if (code === null) return 'code-miswritten';
  const key = personKey(setup, 'codes', code);
  const { rowCount } = await tx.query(
    'SELECT FROM identity.eligibility_code WHERE process_id = $1 AND person_key = $2',
    [setup.process, key],
  );
  return rowCount === 1 ? key : 'no-such-code';
}

async function loginKey(tx: PoolClient, setup: Setup, person: string): Promise<Buffer | string> {
  const { rows } = await tx.query<{ subject: string }>(
    'SELECT subject FROM person_login WHERE person = $1 AND provider = $2 ORDER BY subject LIMIT 1',
    [person, setup.namespace?.slice('oidc:'.length)],
  );
  const [row] = rows;
  return row === undefined ? 'not-signed-in-there' : personKey(setup, setup.namespace ?? '', row.subject);
}

async function hasAnother(tx: PoolClient, process: string, person: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT FROM identity.eligibility_claim WHERE process_id = $1 AND person = $2',
    [process, person],
  );
  return rowCount !== 0;
}

async function tell(tx: PoolClient, process: string, person: string, kind: string): Promise<void> {
  await notify(tx, [person], { kind, topic: 'account', path: residentsPage(process), detail: { process } });
}
