import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import { nextState } from '@/lib/domain/process/states';
import { text } from '@/lib/domain/text/clean';
import { TEXT_COLUMN_NAMES } from '@/lib/queries/propose/texts';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { notify, peopleAround } from '@/lib/services/notices';
import { proposalKey, proposalTexts } from '@/lib/services/propose/fields';
import { columnsOf, holdProposal, takeStep } from '@/lib/services/propose/proposals';
import { proposalTarget } from '@/lib/services/propose/targets';

const LIMITS = [
  { per: 'account', number: 30, seconds: 3600 },
  { per: 'address', number: 300, seconds: 3600 },
] as const;

const SETTERS = TEXT_COLUMN_NAMES.map((column, at) => `${column} = $${at + 3}`).join(', ');

/** An author answers what the department has asked, and changes the text where that is needed. The text of before is kept and public. */
export const answerProposal = defineAction({
  name: 'proposal.answer',
  input: z.object({ ...proposalKey, ...proposalTexts, answer: text(5000, { noPhoneNumber: true }) }),
  permission: 'owner',
  target: proposalTarget,
  limits: LIMITS,
  audited: false,
  run: async (context, { process, number, state, answer, ...texts }) => {
    const { tx, viewer, touch } = context;
    const held = await holdProposal(tx, process, number);
    if (held === null || held.state !== state) return undone('changed-meanwhile');
    if (nextState(held.state, 'answered') === null) return undone('not-asked');
    const columns = await columnsOf(tx, process, texts);
    if ('problems' in columns) return columns;
    await tx.query(`UPDATE proposal SET ${SETTERS} WHERE process_id = $1 AND number = $2`, [
      process,
      number,
      ...columns,
    ]);
    await takeStep(context, [process, number], 'answered', answer);
    const path = `/participate/${process}/proposals/${number}`;
    const people = await peopleAround(tx, process, number, viewer?.id ?? null);
    await notify(tx, people, {
      kind: 'proposal-answered',
      topic: 'steps',
      path,
      detail: { title: texts.title },
    });
    touch(tags.process(process));
    return { done: true, to: `${path}/edit`, said: 'answered', subject: `${process}/${number}` };
  },
});

/**
 * An author takes a proposal back while it is open. One that others were merged into is theirs, too: one of them alone does not end it.
 */
export const withdrawProposal = defineAction({
  name: 'proposal.withdraw',
  input: z.object({ ...proposalKey, reason: text(1000, { least: 0, noPhoneNumber: true }).default('') }),
  permission: 'owner',
  target: proposalTarget,
  limits: LIMITS,
  audited: false,
  run: async (context, { process, number, state, reason }) => {
    const { tx, viewer, touch } = context;
    const held = await holdProposal(tx, process, number);
    if (held === null || held.state !== state) return undone('changed-meanwhile');
    if (nextState(held.state, 'withdrawn') === null) return undone('not-open');
    const merged = await tx.query('SELECT FROM proposal WHERE process_id = $1 AND merged_into = $2 LIMIT 1', [
      process,
      number,
    ]);
    if (merged.rowCount !== 0) return undone('of-several');
    await takeStep(context, [process, number], 'withdrawn', reason === '' ? null : reason);
    const path = `/participate/${process}/proposals/${number}`;
    const people = await peopleAround(tx, process, number, viewer?.id ?? null);
    await notify(tx, people, {
      kind: 'proposal-withdrawn',
      topic: 'steps',
      path,
      detail: { title: held.title },
    });
    touch(tags.process(process), tags.processes());
    return { done: true, to: `${path}/edit`, said: 'withdrawn', subject: `${process}/${number}` };
  },
});
