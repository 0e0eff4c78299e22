import type { PoolClient } from 'pg';
import { z } from 'zod';
import { fromSeoul } from '@/lib/domain/process/seoul-time';
import { type Phase, PHASES, type PhaseTime } from '@/lib/domain/process/types';
import { type FormProblem, undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { instant } from '@/lib/queries/process/lines';
import { processField } from '@/lib/services/fields';
import { editors, lockProcess, saved } from '@/lib/services/process/shared';
import { processTarget } from '@/lib/services/review/proposal';

/** A time in Seoul; empty: none. */
const timeField = z
  .string()
  .default('')
  .transform((written) => (written === '' ? null : (fromSeoul(written) ?? 'wrong')))
  .refine((at) => at !== 'wrong', 'not-a-time');

const times = Object.fromEntries(
  PHASES.flatMap((phase) => [
    [`${phase}-begins`, timeField],
    [`${phase}-ends`, timeField],
  ]),
);

const input = z
  .object({ process: processField })
  .and(z.object(times))
  .transform(({ process, ...rest }) => ({ process, phases: phasesOf(rest) }))
  .superRefine(({ phases }, context) => {
    for (const { field, code } of problemsOf(phases))
      context.addIssue({ code: 'custom', path: [field], message: code });
  });

interface Written {
  phase: Phase;
  begins: string | null;
  ends: string | null;
}

/** The phases of which anything is said, in their order. */
function phasesOf(fields: Record<string, unknown>): Written[] {
  const value = (name: string) => {
    const at = fields[name];
    return typeof at === 'string' ? at : null;
  };
  return PHASES.map((phase) => ({
    phase,
    begins: value(`${phase}-begins`),
    ends: value(`${phase}-ends`),
  })).filter(({ begins, ends }) => begins !== null || ends !== null);
}

/** A phase begins before it ends, and after the one before it has ended. Instants as ISO 8601 in UTC stand in order as text. */
function problemsOf(phases: readonly Written[]): FormProblem[] {
  return phases.flatMap(({ phase, begins, ends }, at) => {
    if (begins === null) return [{ field: `${phase}-begins`, code: 'required' }];
    if (ends !== null && ends <= begins) return [{ field: `${phase}-ends`, code: 'ends-before' }];
    const before = phases[at - 1];
    if (before === undefined || before.begins === null) return [];
    if (before.ends === null) return [{ field: `${before.phase}-ends`, code: 'end-needed' }];
    return before.ends > begins ? [{ field: `${phase}-begins`, code: `overlaps-${before.phase}` }] : [];
  });
}

/** The phases, in times of Seoul to the second. After voting has begun those that have begun stay as they are. */
export const setSchedule = defineAction({
  ...editors,
  name: 'process.set-schedule',
  input,
  target: processTarget,
  run: async (context, { process, phases }) => {
    const { tx, now } = context;
    const locked = await lockProcess(tx, process, now);
    if (locked === null) return undone('not-found');
    const wanted = phases.flatMap(({ phase, begins, ends }) =>
      begins === null ? [] : [{ phase, begins, ends }],
    );
    const { changed, removed } = differences(await phasesNow(tx, process), wanted);
    const moved = [...changed.map(({ phase }) => phase), ...removed].some(({ phase }) => phase === 'voting');
    if (moved && locked.fixed === 'rules-frozen') return undone('rules-frozen', 'voting-begins');
    if (locked.votingBegun) {
      const begun = [...changed.flatMap(({ old, phase }) => [old, phase]), ...removed].find(
        (one) => one !== undefined && Date.parse(one.begins) <= now.getTime(),
      );
      if (begun !== undefined) return undone('phase-begun', `${begun.phase}-begins`);
    }
    for (const { phase } of removed)
      await tx.query('DELETE FROM process_phase WHERE process_id = $1 AND phase = $2', [process, phase]);
    for (const { phase } of changed)
      await tx.query(
        `INSERT INTO process_phase (process_id, phase, begins, ends) VALUES ($1, $2, $3, $4)
         ON CONFLICT (process_id, phase) DO UPDATE SET begins = excluded.begins, ends = excluded.ends`,
        [process, phase.phase, phase.begins, phase.ends],
      );
    return saved(context, locked, 'schedule');
  },
});

async function phasesNow(tx: PoolClient, process: string): Promise<PhaseTime[]> {
  const { rows } = await tx.query<PhaseTime>(
    `SELECT phase, ${instant('begins')} AS begins, ${instant('ends')} AS ends FROM process_phase WHERE process_id = $1`,
    [process],
  );
  return rows;
}

function differences(before: readonly PhaseTime[], wanted: readonly PhaseTime[]) {
  const old = new Map(before.map((phase) => [phase.phase, phase]));
  const changed = wanted
    .map((phase) => ({ phase, old: old.get(phase.phase) }))
    .filter(({ phase, old: was }) => was?.begins !== phase.begins || was.ends !== phase.ends);
  const removed = before.filter(({ phase }) => !wanted.some((one) => one.phase === phase));
  return { changed, removed };
}
