import type { PoolClient } from 'pg';
import { z } from 'zod';
import { extendedEnd, type Outage } from '@/lib/domain/ballot/extension';
import { fromSeoul } from '@/lib/domain/process/seoul-time';
import { cleanText } from '@/lib/domain/text/clean';
import { hasMobileNumber, hasResidentNumber } from '@/lib/domain/text/personal-numbers';
import { type Undone, undone } from '@/lib/services/action';
import type { Election } from '@/lib/services/ballot/election';
import { defineAction } from '@/lib/services/define-action';
import {
  decisionWaits,
  type LockedElection,
  lockElection,
  office,
  saved,
  STATES,
  tellOfficers,
} from '@/lib/services/election/office';
import { processField } from '@/lib/services/fields';
import { processTarget } from '@/lib/services/review/proposal';

export const LEAST_REASON = 20;

/** A time in Seoul, to the second. */
const timeField = z
  .string()
  .default('')
  .transform((written) => (written === '' ? null : (fromSeoul(written) ?? 'wrong')));

const input = z
  .object({
    process: processField,
    kind: z.enum(['open', 'extend', 'close'], 'required'),
    /** As the form showed it. */
    state: z.enum(STATES, 'invalid'),
    from: timeField,
    to: timeField,
    /** Public: why the vote ends later. */
    reason: z.string().default('').transform(cleanText),
  })
  .superRefine(({ kind, from, to, reason }, context) => {
    if (kind !== 'extend') return;
    const wrong = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    for (const [name, at] of Object.entries({ from, to })) {
      if (at === null) wrong(name, 'required');
      if (at === 'wrong') wrong(name, 'not-a-time');
    }
    if (Array.from(reason).length < LEAST_REASON) wrong('reason', 'reason-too-short');
    if (Array.from(reason).length > 2000) wrong('reason', 'too-long');
    if (hasResidentNumber(reason)) wrong('reason', 'personal-number');
    if (hasMobileNumber(reason)) wrong('reason', 'phone-number');
  });
type Input = z.infer<typeof input>;

/** Proposes to open, extend or close the vote: another officer confirms it, or not. */
export const propose = defineAction({
  ...office,
  name: 'election.propose',
  input,
  target: processTarget,
  detail: ({ kind }) => ({ kind }),
  run: async (context, asked) => {
    const { tx, now, viewer } = context;
    const { process, kind } = asked;
    const locked = await lockElection(tx, process, now);
    if (locked === null || locked.state !== asked.state) return undone('changed-meanwhile');
    if (await decisionWaits(tx, process)) return undone('decision-waits');
    const detail = await detailOf(tx, locked, asked, now);
    if (isUndone(detail)) return detail;
    const by = viewer?.id ?? '';
    await tx.query(
      'INSERT INTO election_decision (process_id, kind, detail, proposed_by, proposed_at) VALUES ($1, $2, $3, $4, $5)',
      [process, kind, JSON.stringify(detail), by, now.toISOString()],
    );
    await tellOfficers(tx, { process, except: by, kind });
    return saved(context, process, 'proposed');
  },
});

type Detail = Readonly<Record<string, string>>;
const isUndone = (made: Detail | Undone): made is Undone => 'problems' in made;

function detailOf(
  tx: PoolClient,
  locked: LockedElection,
  asked: Input,
  now: Date,
): Promise<Detail | Undone> | Detail | Undone {
  const { election } = locked;
  if (asked.kind === 'open') return openDetail(tx, locked, now);
  if (asked.kind === 'extend') return extendDetail(tx, locked, asked, now);
  if (locked.state !== 'ending') return undone('not-its-time');
  return now.getTime() < election.ends.getTime() + election.vote.grace * 1000 ? undone('grace') : {};
}

async function openDetail(
  tx: PoolClient,
  { election, state }: LockedElection,
  now: Date,
): Promise<Detail | Undone> {
  if (state !== 'keyed') return undone('not-its-time');
  if (now >= election.ends) return undone('voting-over');
  const verified = await tx.query(
    `SELECT FROM identity.eligibility_process WHERE process_id = $1 AND verifier <> 'none'`,
    [election.id],
  );
  return verified.rowCount === 0 ? undone('no-verifier') : {};
}

async function extendDetail(
  tx: PoolClient,
  { election, state }: LockedElection,
  { from, to, reason }: Input,
  now: Date,
): Promise<Detail | Undone> {
  if (state !== 'on' && state !== 'ending') return undone('not-its-time');
  const outage = { from: new Date(from ?? ''), to: new Date(to ?? '') };
  const { begins, ends, vote } = election;
  const before = await outagesOf(tx, election);
  const until = extendedEnd({ begins, ends, rule: vote.extension, before }, outage, now);
  if (typeof until === 'string') return undone(until, until === 'ends-before' ? 'to' : 'from');
  return {
    from: toSecond(outage.from),
    to: toSecond(outage.to),
    before: toSecond(ends),
    ends: toSecond(until),
    reason,
  };
}

const toSecond = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/** The outages for which the end was moved. */
async function outagesOf(tx: PoolClient, { id }: Election): Promise<Outage[]> {
  const { rows } = await tx.query<{ from: string; to: string }>(
    `SELECT detail ->> 'from' AS "from", detail ->> 'to' AS "to" FROM election_decision
      WHERE process_id = $1 AND kind = 'extend' AND outcome = 'confirmed'`,
    [id],
  );
  return rows.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }));
}
