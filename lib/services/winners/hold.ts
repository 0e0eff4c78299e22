import type { PoolClient } from 'pg';
import { tags } from '@/lib/cache-tags';
import { STANDING_LINKS } from '@/lib/queries/process/links';
import type { ActionContext, Done } from '@/lib/services/action';
import { notify, peopleAround } from '@/lib/services/notices';
import { type LockedProposal, lockProposals } from '@/lib/services/review/proposal';
import { bodyOf } from '@/lib/services/review/step';
import type { Tied } from '@/lib/services/winners/fields';

export const EDITOR = { roles: ['editor'] } as const;
export const LIMITS = [{ per: 'account', number: 120, seconds: 60 }] as const;

/** A winner as the form showed it, locked; null: it has changed meanwhile, or its result was taken back. */
export async function holdWinner(
  tx: PoolClient,
  { process, number, version }: Pick<Tied, 'process' | 'number' | 'version'>,
): Promise<LockedProposal | null> {
  const [proposal] = await lockProposals(tx, process, [number]);
  return proposal?.state === 'won' && proposal.version === version ? proposal : null;
}

/** The name that a project had when the winner was tied to it, and whether it is the winner alone; null: it is not tied. */
export async function standingTie(
  tx: PoolClient,
  { process, number, fyr, project }: Omit<Tied, 'version'>,
): Promise<{ name: string; whole: boolean } | null> {
  const { rows } = await tx.query<{ name: string; whole: boolean }>(
    `SELECT name, whole FROM (${STANDING_LINKS('process_id = $1 AND number = $2')}) standing WHERE fyr = $3 AND project_id = $4`,
    [process, number, fyr, project],
  );
  return rows[0] ?? null;
}

/** In whose name an editor ties. */
export function officeOf({ viewer }: ActionContext, { lafCd }: Pick<LockedProposal, 'lafCd'>): string {
  return bodyOf(viewer, { lafCd, department: null }, EDITOR.roles);
}

/** Not before the winner's last step: a step never lies before the last one. */
export const AT = `(SELECT greatest(date_trunc('second', $3::timestamptz), last_step_at) FROM proposal WHERE process_id = $1 AND number = $2)`;

/** The pages that show a winner's money are renewed, its authors and followers are told. */
export async function tieChanged(
  context: ActionContext,
  { process, number, title }: LockedProposal,
  { project, kind, name }: { project: string; kind: 'winner-tied' | 'winner-untied'; name: string },
): Promise<void> {
  context.touch(
    tags.process(process),
    tags.proposal(process, number),
    tags.processes(),
    tags.project(project),
  );
  await notify(context.tx, await peopleAround(context.tx, process, number, context.viewer?.id ?? null), {
    kind,
    topic: 'money',
    path: `/participate/${process}/proposals/${number}`,
    detail: { title, name },
  });
}

/** Back to the desk, to the winner. */
export function done({ process, number }: Pick<Tied, 'process' | 'number'>, said: string): Done {
  return {
    done: true,
    to: `/desk/${process}/winners?winner=${number}#winner`,
    said,
    subject: `${process}/${number}`,
  };
}
