import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import type { ActionContext } from '@/lib/services/action';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { proposalTarget } from '@/lib/services/review/proposal';
import { contractField, type Tied, tiedFields } from '@/lib/services/winners/fields';
import { AT, done, EDITOR, holdWinner, LIMITS, officeOf, standingTie } from '@/lib/services/winners/hold';

const input = z.object({ ...tiedFields, contract: contractField });
type ContractTie = Tied & { contract: string };

const shared = {
  input,
  permission: EDITOR,
  target: proposalTarget,
  limits: LIMITS,
  audited: true,
  detail: ({ fyr, project, contract }: ContractTie) => ({ fyr, project, contract }),
} as const;

/** Ties a contract to a winner's project by its number: the contracts that are published carry no project. */
export const tieContract = defineAction({
  ...shared,
  name: 'winner.tie-contract',
  run: async (context, tie: ContractTie) => {
    const winner = await holdWinner(context.tx, tie);
    if (winner === null || (await standingTie(context.tx, tie)) === null) return undone('changed-meanwhile');
    if (!(await exists(context, tie))) return undone('no-such-contract', 'contract');
    if ((await lastKind(context, tie)) === 'linked') return undone('contract-tied', 'contract');
    await write(context, { ...tie, kind: 'linked', by: officeOf(context, winner) });
    return done(tie, 'contract-tied');
  },
});

/** Takes the tie of a contract back. */
export const untieContract = defineAction({
  ...shared,
  name: 'winner.untie-contract',
  run: async (context, tie: ContractTie) => {
    const winner = await holdWinner(context.tx, tie);
    if (winner === null || (await lastKind(context, tie)) !== 'linked') return undone('changed-meanwhile');
    await write(context, { ...tie, kind: 'unlinked', by: officeOf(context, winner) });
    return done(tie, 'contract-untied');
  },
});

/** Whether the project's government has made such a contract. */
async function exists({ tx }: ActionContext, { fyr, project, contract }: ContractTie): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT FROM project p JOIN contract c ON c.laf_cd = p.laf_cd AND c.contract_no = $3 AND c.serving AND c.removed_as_of IS NULL
      WHERE p.fyr = $1 AND p.id = $2 AND p.serving LIMIT 1`,
    [fyr, project, contract],
  );
  return rowCount === 1;
}

async function lastKind({ tx }: ActionContext, tie: ContractTie): Promise<'linked' | 'unlinked' | null> {
  const { rows } = await tx.query<{ kind: 'linked' | 'unlinked' }>(
    `SELECT kind FROM winner_contract WHERE (process_id, number, fyr, project_id, contract_no) = ($1, $2, $3, $4, $5)
      ORDER BY id DESC LIMIT 1`,
    [tie.process, tie.number, tie.fyr, tie.project, tie.contract],
  );
  return rows[0]?.kind ?? null;
}

async function write(
  { tx, now, touch }: ActionContext,
  { process, number, kind, by, fyr, project, contract }: ContractTie & { kind: string; by: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO winner_contract (process_id, number, at, kind, taken_by, fyr, project_id, contract_no)
     VALUES ($1, $2, ${AT}, $4, $5, $6, $7, $8)`,
    [process, number, now.toISOString(), kind, by, fyr, project, contract],
  );
  touch(tags.process(process));
}
