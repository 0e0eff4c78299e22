import type { PoolClient } from 'pg';
import type { Target } from '@/lib/domain/access/permission';
import { PROPOSAL_FIELDS, type ProposalTexts } from '@/lib/domain/process/proposing';
import type { ActionContext } from '@/lib/services/action';

/** A draft, held until the transaction ends. */
export interface HeldDraft {
  id: string;
  process: string;
  fields: Partial<ProposalTexts>;
  version: number;
  /** ISO 8601 in UTC. */
  at: string;
  /** The proposal that it became. */
  number: number | null;
}

export const proposePath = (process: string) => `/participate/${process}/propose`;
export const draftPath = (process: string, draft: string) => `${proposePath(process)}/${draft}`;

/** What an action on a draft is done to: its writer's, of the government of its process. */
export async function draftTarget(tx: PoolClient, { draft }: { draft: string }): Promise<Target | null> {
  const { rows } = await tx.query<{ laf_cd: string; person: string }>(
    'SELECT p.laf_cd, d.person FROM draft d JOIN process p ON p.id = d.process_id WHERE d.id = $1',
    [draft],
  );
  const [row] = rows;
  return row === undefined ? null : { lafCd: row.laf_cd, owners: [row.person] };
}

/** Who asks second waits and sees what the first has done. Null: it was thrown away meanwhile. */
export async function holdDraft(tx: PoolClient, draft: string): Promise<HeldDraft | null> {
  const { rows } = await tx.query<Omit<HeldDraft, 'at'> & { at: Date }>(
    'SELECT id, process_id AS process, fields, version, at, number FROM draft WHERE id = $1 FOR UPDATE',
    [draft],
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, at: row.at.toISOString() };
}

function isSame(a: Partial<ProposalTexts>, b: Partial<ProposalTexts>): boolean {
  return PROPOSAL_FIELDS.every((field) => (a[field] ?? '') === (b[field] ?? ''));
}

/** The draft as it stands now; `newer-version`: another device has saved another text since the form was made. */
export type Kept = { version: number; at: string } | 'newer-version';

/** Writes into a draft that is held what a form says. The same text again is no new version. */
export async function keepTexts(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  held: HeldDraft,
  version: number,
  texts: ProposalTexts,
): Promise<Kept> {
  if (isSame(held.fields, texts)) return { version: held.version, at: held.at };
  if (version !== held.version) return 'newer-version';
  const at = `${now.toISOString().slice(0, 19)}Z`;
  const fields = Object.fromEntries(PROPOSAL_FIELDS.map((field) => [field, texts[field]]));
  await tx.query('UPDATE draft SET fields = $2, version = version + 1, at = $3 WHERE id = $1', [
    held.id,
    fields,
    at,
  ]);
  return { version: held.version + 1, at };
}
