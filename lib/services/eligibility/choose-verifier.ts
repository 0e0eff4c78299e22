import type { PoolClient } from 'pg';
import { z } from 'zod';
import { LIST_NAME, namespaceOf } from '@/lib/domain/eligibility/namespace';
import { VERIFIERS } from '@/lib/domain/eligibility/types';
import { readEnv } from '@/lib/env';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { office, saved, votingBegun } from '@/lib/services/eligibility/office';
import { openSetup, type Setup } from '@/lib/services/eligibility/setup';
import { readPublicKey } from '@/lib/services/eligibility/signature';
import { processField } from '@/lib/services/fields';
import { processTarget } from '@/lib/services/review/proposal';

const chooseInput = z
  .object({
    process: processField,
    version: z.string('required').regex(/^\d{1,9}$/, 'invalid'),
    verifier: z.enum(VERIFIERS, 'required'),
    listName: z.string().trim().default(''),
    listKey: z.string().trim().max(2000, 'too-long').default(''),
  })
  .superRefine(({ verifier, listName, listKey }, context) => {
    if (verifier !== 'list') return;
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (!LIST_NAME.test(listName)) wrong('listName', 'list-name');
    if (readPublicKey(listKey) === null) wrong('listKey', 'not-a-key');
  });

/** By which verifier, and in which namespace of identifiers. Once somebody was confirmed, the namespace stays. */
export const chooseVerifier = defineAction({
  ...office,
  name: 'eligibility.choose-verifier',
  input: chooseInput,
  target: processTarget,
  detail: ({ verifier }) => ({ verifier }),
  run: async ({ tx, now }, { process, version, verifier, listName, listKey }) => {
    const setup = await openSetup(tx, process);
    // The form of a process without a set-up says 0; the one that was just made is 1.
    if (setup.version !== Math.max(1, Number(version))) return undone('changed-meanwhile');
    if (await votingBegun(tx, process, now)) return undone('voting-begun');
    const issuer = readEnv().OIDC_ISSUER;
    if (verifier === 'oidc' && issuer === undefined) return undone('no-oidc', 'verifier');
    const namespace = namespaceOf(verifier, verifier === 'oidc' ? (issuer ?? '') : listName);
    if (namespace !== setup.namespace && (await isUsed(tx, setup)))
      return undone('verifier-fixed', 'verifier');
    await tx.query(
      `UPDATE identity.eligibility_process SET verifier = $2, namespace = $3, list_key = $4, version = version + 1 WHERE process_id = $1`,
      [process, verifier, namespace, verifier === 'list' ? readPublicKey(listKey) : null],
    );
    return saved(process, 'verifier');
  },
});

/** Whether somebody was confirmed in the namespace that is set. */
async function isUsed(tx: PoolClient, { process }: Setup): Promise<boolean> {
  const { rows } = await tx.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM identity.eligibility_claim WHERE process_id = $1)
         OR EXISTS (SELECT FROM identity.eligibility WHERE process_id = $1) AS used`,
    [process],
  );
  return rows[0]?.used ?? false;
}
