import { z } from 'zod';
import { line } from '@/lib/domain/text/clean';
import { findProjectToTie } from '@/lib/queries/winners/projects';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { proposalTarget } from '@/lib/services/review/proposal';
import { tiedFields } from '@/lib/services/winners/fields';
import {
  AT,
  done,
  EDITOR,
  holdWinner,
  LIMITS,
  officeOf,
  standingTie,
  tieChanged,
} from '@/lib/services/winners/hold';

/** Ties a winner to a project of its government by key, with the name that the project has now. */
export const tieWinner = defineAction({
  name: 'winner.tie',
  input: z.object({ ...tiedFields, whole: z.enum(['whole', 'partly'], 'required') }),
  permission: EDITOR,
  target: proposalTarget,
  limits: LIMITS,
  audited: true,
  detail: ({ fyr, project, whole }) => ({ fyr, project, whole }),
  run: async (context, { whole, ...tied }) => {
    const { process, number, fyr, project } = tied;
    const { tx, now } = context;
    const winner = await holdWinner(tx, tied);
    if (winner === null || (await standingTie(tx, tied)) !== null) return undone('changed-meanwhile');
    const decided = { lafCd: winner.lafCd, year: Number(process.slice(8, 12)) };
    const name = await findProjectToTie(tx, decided, { fyr, id: project });
    if (name === null) return undone('no-such-project', 'project');
    await tx.query(
      `INSERT INTO winner_link (process_id, number, kind, at, taken_by, fyr, project_id, name, whole)
       VALUES ($1, $2, 'linked', ${AT}, $4, $5, $6, $7, $8)`,
      [process, number, now.toISOString(), officeOf(context, winner), fyr, project, name, whole === 'whole'],
    );
    await tieChanged(context, winner, { project, kind: 'winner-tied', name });
    return done(tied, 'tied');
  },
});

/** Takes a tie back, with a public reason. */
export const untieWinner = defineAction({
  name: 'winner.untie',
  input: z.object({ ...tiedFields, reason: line(1000, { least: 5, noPhoneNumber: true }) }),
  permission: EDITOR,
  target: proposalTarget,
  limits: LIMITS,
  audited: true,
  detail: ({ fyr, project }) => ({ fyr, project }),
  run: async (context, { reason, ...tied }) => {
    const { process, number, fyr, project } = tied;
    const { tx, now } = context;
    const winner = await holdWinner(tx, tied);
    const tie = winner === null ? null : await standingTie(tx, tied);
    if (winner === null || tie === null) return undone('changed-meanwhile');
    await tx.query(
      `INSERT INTO winner_link (process_id, number, kind, at, taken_by, fyr, project_id, name, whole, reason)
       VALUES ($1, $2, 'unlinked', ${AT}, $4, $5, $6, $7, $8, $9)`,
      [
        process,
        number,
        now.toISOString(),
        officeOf(context, winner),
        fyr,
        project,
        tie.name,
        tie.whole,
        reason,
      ],
    );
    await tieChanged(context, winner, { project, kind: 'winner-untied', name: tie.name });
    return done(tied, 'untied');
  },
});
