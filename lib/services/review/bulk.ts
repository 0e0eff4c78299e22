import { z } from 'zod';
import { deskListQuery, DESK_A_PAGE, parseDeskListState } from '@/lib/domain/process/desk-list';
import type { ActionContext, Done, ProblemCode, Undone } from '@/lib/services/action';
import { undone } from '@/lib/services/action';
import { processField } from '@/lib/services/fields';
import { type LockedProposal, lockProposals } from '@/lib/services/review/proposal';

interface Pick {
  number: number;
  version: string;
}

const PICKED = /^([1-9]\d{0,8})\.(\d{1,18})$/;

/** The proposals that are ticked, each as `number.version`. */
const pickedField = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z
    .array(z.string().regex(PICKED, 'invalid'), 'none-picked')
    .min(1, 'none-picked')
    .max(DESK_A_PAGE, 'too-many')
    .transform((picks) => picks.map(pickOf)),
);

function pickOf(picked: string): Pick {
  const [, number = '', version = ''] = PICKED.exec(picked) ?? [];
  return { number: Number(number), version };
}

/** What a form about several proposals says; `view` is the query of the list that it stands on. */
export const bulkFields = {
  process: processField,
  picked: pickedField,
  view: z.string().max(3000, 'invalid').default(''),
};

export interface BulkInput {
  process: string;
  picked: readonly Pick[];
  view: string;
}

/**
 * Does the same to each of several proposals, in one transaction: those that stand no more as the list showed them are left as they are
 * and named, the others are done together. Where none can be done the form comes back.
 * @param each does it; or says why not
 */
export async function bulk(
  context: ActionContext,
  { process, picked, view }: BulkInput,
  each: (proposal: LockedProposal) => Promise<ProblemCode | null>,
): Promise<Done | Undone> {
  const versions = new Map(picked.map(({ number, version }) => [number, version]));
  const proposals = await lockProposals(context.tx, process, [...versions.keys()]);
  const done: number[] = [];
  const left: { number: number; code: ProblemCode }[] = [];
  for (const proposal of proposals) {
    const { number, version } = proposal;
    const code = versions.get(number) === version ? await each(proposal) : 'changed-meanwhile';
    if (code === null) done.push(number);
    else left.push({ number, code });
  }
  if (done.length === 0) return undone(left[0]?.code ?? 'not-found');
  return {
    done: true,
    to: addressOf(process, view, { done, left }),
    subject: `${process}/${done.join(',')}`,
    value: { done, left },
  };
}

/** The list as it was, with what was done and what was not: `left=12.changed-meanwhile`. */
function addressOf(
  process: string,
  view: string,
  { done, left }: { done: readonly number[]; left: readonly { number: number; code: string }[] },
): string {
  const query = new URLSearchParams(deskListQuery(parseDeskListState(new URLSearchParams(view))));
  query.set('done', String(done.length));
  for (const { number, code } of left) query.append('left', `${number}.${code}`);
  return `/desk/${process}?${query.toString()}`;
}
