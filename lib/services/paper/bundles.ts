import { z } from 'zod';
import { MOST_SHEETS } from '@/lib/domain/ballot/paper';
import { line } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { numberField, processField } from '@/lib/services/fields';
import { noted, office } from '@/lib/services/paper/office';
import { processTarget } from '@/lib/services/review/proposal';

const limits = [{ per: 'account', number: 300, seconds: 3600 }] as const;
const sheetsField = (least: number) =>
  z.coerce.number('invalid').int('invalid').min(least, 'invalid').max(MOST_SHEETS, 'too-many-sheets');

/** Prepares a bundle of sheets for a station: it is given its number and serial numbers, and is printed in the officer's browser. */
export const prepareBundle = defineAction({
  ...office,
  name: 'paper.prepare',
  input: z.object({
    process: processField,
    track: z.string('required').min(1, 'required').max(40, 'invalid'),
    station: line(100),
    sheets: sheetsField(1),
  }),
  target: processTarget,
  limits,
  audited: true,
  detail: ({ track, station, sheets }) => ({ track, station, sheets }),
  run: async ({ tx, now }, { process, track, station, sheets }) => {
    const { rows } = await tx.query<{ number: number }>(
      'SELECT paper_prepare($1, $2, $3, $4, $5) AS number',
      [process, track, station, sheets, now.toISOString()],
    );
    return (rows[0]?.number ?? 0) === 0 ? undone('no-bundle-now') : noted(process, 'bundle-prepared');
  },
});

const REFUSED: Readonly<Record<string, string>> = {
  waiting: 'bundle-waits',
  'too-many': 'more-than-sheets',
  'too-early': 'too-early',
  closed: 'closed',
  'no-bundle': 'no-sheet',
};

/** What both actions below do: see `ballotbox.finish_bundle`. */
const finishing = {
  ...office,
  target: processTarget,
  limits,
  audited: true,
} as const;

/** Says that every sheet of a bundle that came back filled in is entered, and how many came back blank. */
export const finishBundle = defineAction({
  ...finishing,
  name: 'paper.finish',
  input: z.object({ process: processField, bundle: numberField, unused: sheetsField(0) }),
  detail: ({ bundle, unused }) => ({ bundle, unused }),
  run: async ({ tx, now }, { process, bundle, unused }) => {
    const { rows } = await tx.query<{ outcome: string }>(
      'SELECT ballotbox.finish_bundle($1, $2, $3, $4) AS outcome',
      [process, bundle, unused, now.toISOString()],
    );
    const problem = REFUSED[rows[0]?.outcome ?? 'no-bundle'];
    return problem === undefined
      ? noted(process, 'bundle-finished')
      : undone(problem, problem === 'more-than-sheets' ? 'unused' : '');
  },
});

/** Takes that back, where there is more to enter after all. */
export const reopenBundle = defineAction({
  ...finishing,
  name: 'paper.reopen',
  input: z.object({ process: processField, bundle: numberField }),
  detail: ({ bundle }) => ({ bundle }),
  run: async ({ tx, now }, { process, bundle }) => {
    const { rows } = await tx.query<{ outcome: string }>(
      'SELECT ballotbox.finish_bundle($1, $2, NULL, $3) AS outcome',
      [process, bundle, now.toISOString()],
    );
    const problem = REFUSED[rows[0]?.outcome ?? 'no-bundle'];
    return problem === undefined ? noted(process, 'bundle-reopened') : undone(problem);
  },
});
