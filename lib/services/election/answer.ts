import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { VoteState } from '@/lib/domain/ballot/election-data';
import type { Target } from '@/lib/domain/access/permission';
import { type ActionContext, undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { closeNow } from '@/lib/services/election/close-now';
import { type LockedElection, lockElection, office, saved } from '@/lib/services/election/office';
import { notify } from '@/lib/services/notices';

const input = z.object({
  decision: z.string('required').regex(/^\d{1,18}$/, 'invalid'),
  outcome: z.enum(['confirmed', 'refused', 'withdrawn'], 'required'),
});

interface Decision {
  id: string;
  process: string;
  kind: 'open' | 'extend' | 'close';
  /** Of an extension: the end that it moves, and the new one. */
  detail: { before?: string; ends?: string };
  proposedBy: string;
  outcome: string | null;
}

/** The second officer's answer to what the first has proposed; whoever proposed it may only withdraw it. */
export const answer = defineAction({
  ...office,
  name: 'election.answer',
  input,
  target: async (tx, { decision }): Promise<Target | null> => {
    const { rows } = await tx.query<Target>(
      'SELECT p.laf_cd AS "lafCd" FROM election_decision d JOIN process p ON p.id = d.process_id WHERE d.id = $1',
      [decision],
    );
    return rows[0] ?? null;
  },
  detail: ({ decision, outcome }) => ({ decision, outcome }),
  run: async (context, { decision: id, outcome }) => {
    const { tx, now, viewer } = context;
    const found = await lockDecision(tx, id, now);
    if (found === null) return undone('changed-meanwhile');
    const { decision, locked } = found;
    const code = refusedBy(decision, outcome, viewer?.id) ?? staleBy(outcome, decision, locked, now);
    if (code !== null) return undone(code);
    await tx.query(
      'UPDATE election_decision SET answered_by = $2, answered_at = $3, outcome = $4 WHERE id = $1',
      [id, viewer?.id, now.toISOString(), outcome],
    );
    if (outcome !== 'confirmed') return saved(context, decision.process, outcome);
    await carryOut(context, decision);
    return saved(context, decision.process, `${decision.kind}-confirmed`);
  },
});

type Outcome = z.infer<typeof input>['outcome'];

/** Holds the vote, then the decision; null: it was answered already. */
async function lockDecision(
  tx: PoolClient,
  id: string,
  now: Date,
): Promise<{ decision: Decision; locked: LockedElection } | null> {
  const { rows } = await tx.query<{ process: string }>(
    'SELECT process_id AS process FROM election_decision WHERE id = $1',
    [id],
  );
  const locked = await lockElection(tx, rows[0]?.process ?? '', now);
  const decision = await decisionOf(tx, id);
  return locked === null || decision === null || decision.outcome !== null ? null : { decision, locked };
}

/** Whoever proposed it may withdraw it and nothing else; all others may not withdraw it. */
function refusedBy({ proposedBy }: Decision, outcome: Outcome, viewer: string | undefined): string | null {
  const own = proposedBy === viewer;
  if (own === (outcome === 'withdrawn')) return null;
  return own ? 'own-decision' : 'not-own-decision';
}

async function decisionOf(tx: PoolClient, id: string): Promise<Decision | null> {
  const { rows } = await tx.query<Decision>(
    `SELECT id::text, process_id AS process, kind, detail, proposed_by AS "proposedBy", outcome FROM election_decision
      WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return rows[0] ?? null;
}

/** The states of the vote in which something can still be done. */
const FITS: Readonly<Record<Decision['kind'], readonly VoteState[]>> = {
  open: ['keyed'],
  extend: ['on', 'ending'],
  close: ['ending'],
};

/** Why what was proposed and is confirmed does not fit the vote any more; null: it does. */
function staleBy(
  outcome: Outcome,
  { kind, detail }: Decision,
  { election, state }: LockedElection,
  now: Date,
): string | null {
  if (outcome !== 'confirmed') return null;
  if (!FITS[kind].includes(state)) return 'changed-meanwhile';
  if (kind === 'open' && now >= election.ends) return 'voting-over';
  const isSame = kind !== 'extend' || Date.parse(detail.before ?? '') === election.ends.getTime();
  return isSame ? null : 'changed-meanwhile';
}

async function carryOut(context: ActionContext, { id, kind, process, detail }: Decision): Promise<void> {
  const { tx, now } = context;
  if (kind === 'open')
    await tx.query('UPDATE election SET opened_at = $2 WHERE process_id = $1', [process, now.toISOString()]);
  // The box is another role's: it is closed once this holds. The job that closes what is over does it where this fails.
  if (kind === 'close') context.after(() => closeNow(process, now));
  if (kind !== 'extend') return;
  await tx.query('SELECT extend_vote($1)', [id]);
  await tellVoters(tx, process, detail.ends ?? '');
}

/** Whoever opened a ballot is told, whether they have cast one or not: that nobody knows. */
async function tellVoters(tx: PoolClient, process: string, ends: string): Promise<void> {
  const { rows } = await tx.query<{ person: string; title: string }>(
    `SELECT d.person, p.title_ko AS title FROM identity.ballot_draft d JOIN process p ON p.id = d.process_id WHERE p.id = $1`,
    [process],
  );
  await notify(
    tx,
    rows.map(({ person }) => person),
    {
      kind: 'vote-extended',
      topic: 'steps',
      path: `/participate/${process}/vote`,
      detail: { title: rows[0]?.title ?? '', ends },
    },
  );
}
