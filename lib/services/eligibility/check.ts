import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { Target } from '@/lib/domain/access/permission';
import { isDay } from '@/lib/domain/eligibility/age';
import { readCode } from '@/lib/domain/eligibility/codes';
import type { Identity, Outcome, Verdict } from '@/lib/domain/eligibility/types';
import { verdictOf } from '@/lib/domain/eligibility/verdict';
import { undone } from '@/lib/services/action';
import { countAttempt } from '@/lib/services/attempts';
import { defineAction } from '@/lib/services/define-action';
import { openSecondAccount, residentsPage } from '@/lib/services/eligibility/cases';
import { allow, claim, holderOf, isBoxClosed, keepAnswer, rulesOf } from '@/lib/services/eligibility/record';
import { findSetup, personKey, type Setup } from '@/lib/services/eligibility/setup';
import { identify } from '@/lib/services/eligibility/verifiers';
import { processField } from '@/lib/services/fields';

/** How often an account may try, and everybody of one network. */
export const TRIES = [
  { per: 'account', number: 5, seconds: 3600 },
  { per: 'account', number: 15, seconds: 86_400 },
  { per: 'address', number: 30, seconds: 3600 },
] as const;
/** How often all together may try in one process. */
export const PROCESS_TRIES = { number: 3000, seconds: 3600 } as const;
/** Every answer takes at least this long, in milliseconds: what is found costs a few statements more than what is not. */
const LEAST_TIME = 200;

/** A date of birth as people write it: 1990-02-28, 1990.2.28, 19900228. Empty where it was left out. */
export const birthField = z
  .string()
  .default('')
  .transform((written) =>
    written.replace(/^(\d{4})[-./ ]*(\d{1,2})[-./ ]*(\d{1,2})\.?$/, (...parts) => dayOf(parts)),
  )
  .refine((day) => day === '' || isDay(day), 'not-a-day');

const dayOf = ([, year, month, day]: readonly unknown[]) =>
  `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** A published process; null: there is none. */
export async function publishedTarget(
  tx: PoolClient,
  { process }: { process: string },
): Promise<Target | null> {
  const { rows } = await tx.query<{ lafCd: string }>(
    'SELECT laf_cd AS "lafCd" FROM process WHERE id = $1 AND published_at IS NOT NULL',
    [process],
  );
  return rows[0] ?? null;
}

/**
 * May I vote? Answered by the verifier of the process, before voting opens too. Nothing of what is shown is kept (fields named `…_code` are
 * in no form that is shown again), no time is written, and whether an identifier exists is told by neither words, limits nor time.
 */
export const checkEligibility = defineAction({
  name: 'eligibility.check',
  input: z.object({
    process: processField,
    person_code: z
      .string()
      .default('')
      .refine((code) => code.length <= 200, 'too-long'),
    birth_code: birthField,
  }),
  permission: 'resident',
  target: publishedTarget,
  limits: TRIES,
  audited: false,
  run: async ({ tx, viewer, now, after }, { process, person_code: code, birth_code: birth }) => {
    const began = performance.now();
    const setup = await findSetup(tx, process, 'SHARE');
    if (viewer === null || setup === null || setup.verifier === 'none') return undone('no-verifier');
    if (await isBoxClosed(tx, process)) return undone('vote-closed');
    const problem = formProblem(setup, code);
    if (problem !== null) return undone(problem, 'person_code');
    const isBusy = (await countAttempt(tx, `eligibility.check:process:${process}`, PROCESS_TRIES, now)) > 0;
    if (isBusy) return undone('process-busy');
    const found = await identify(tx, setup, { person: viewer.id, code, birth, now });
    const asked = { setup, person: viewer.id, now };
    const answer = 'problem' in found ? { outcome: found.problem } : await settle(tx, asked, found);
    await keepAnswer(tx, [process, viewer.id], { ...answer, now });
    after(() => sleep(Math.max(0, LEAST_TIME - (performance.now() - began))));
    return { done: true, to: `${residentsPage(process)}#answer` };
  },
});

/** What anybody can see of what was written, without looking anything up. */
function formProblem({ verifier }: Setup, code: string): string | null {
  if (verifier !== 'oidc' && code.trim() === '') return 'required';
  return verifier === 'codes' && readCode(code) === null ? 'code-miswritten' : null;
}

interface AskedBy {
  setup: Setup;
  person: string;
  now: Date;
}

/** The key of whoever was found is tied to the account, then every track is judged. */
async function settle(
  tx: PoolClient,
  { setup, person, now }: AskedBy,
  identity: Identity,
): Promise<{ outcome: Outcome; verdicts?: Record<string, Verdict> }> {
  const key = personKey(setup, identity.namespace, identity.identifier);
  const claimed = await claim(tx, setup, key, person);
  if (claimed === 'other-identifier') return { outcome: 'other-identifier' };
  if (claimed === 'other-account') {
    const holder = await holderOf(tx, setup.process, key);
    if (holder !== null) await openSecondAccount(tx, setup.process, { key, person, holder, now });
    return { outcome: 'claimed' };
  }
  const rules = await rulesOf(tx, setup.process);
  const verdicts = [...rules].map(([track, rule]) => [track, verdictOf(track, rule, identity)] as const);
  const tracks = verdicts.flatMap(([track, verdict]) => (verdict === 'eligible' ? [track] : []));
  await allow(tx, setup, key, { tracks, district: identity.district, now });
  return { outcome: 'confirmed', verdicts: Object.fromEntries(verdicts) };
}
