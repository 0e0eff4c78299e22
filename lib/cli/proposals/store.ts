import type pg from 'pg';
import { wonOrNull } from '@/lib/domain/money';
import type { Draft } from '@/lib/domain/process/import/draft';
import type { Stored } from '@/lib/domain/process/import/differences';
import type { StepKind } from '@/lib/domain/process/types';
import { instant } from '@/lib/queries/process/lines';

interface StoredRow extends Omit<Stored, 'estimate' | 'steps'> {
  estimate: string | null;
  steps: {
    at: string;
    kind: StepKind;
    by: string | null;
    reason: string | null;
    cost: string | null;
    other: number | null;
  }[];
}

/** The proposals of a process that are there, with their steps in order. */
export async function storedProposals(client: pg.PoolClient, process: string): Promise<Map<number, Stored>> {
  const { rows } = await client.query<StoredRow>(
    `SELECT q.number, q.track, q.title, q.need, q.content, q.effect, q.beneficiaries, q.place, q.estimate, q.author_name AS author,
            coalesce((SELECT json_agg(json_build_object('at', ${instant('s.at')}, 'kind', s.kind, 'by', s.taken_by, 'reason', s.reason,
                        'cost', s.official_cost::text, 'other', s.other) ORDER BY s.id)
                        FROM proposal_step s WHERE s.process_id = q.process_id AND s.number = q.number), '[]') AS steps
     FROM proposal q WHERE q.process_id = $1`,
    [process],
  );
  return new Map(
    rows.map(({ estimate, steps, ...row }) => [
      row.number,
      {
        ...row,
        estimate: wonOrNull(estimate),
        steps: steps.map(({ cost, ...step }) => ({ ...step, officialCost: wonOrNull(cost) })),
      },
    ]),
  );
}

const PROPOSALS = `
INSERT INTO proposal (process_id, number, track, title, need, content, effect, beneficiaries, place, estimate, author_name)
SELECT $1, number, track, title, need, content, effect, beneficiaries, place, estimate, author
  FROM jsonb_to_recordset($2) AS row (number int, track text, title text, need text, content text, effect text, beneficiaries text,
                                      place text, estimate bigint, author text)`;

/** Steps are taken one after the other: the trigger moves the proposal with each. */
const STEPS = `
INSERT INTO proposal_step (process_id, number, at, kind, taken_by, reason, official_cost)
SELECT $1, (step ->> 'number')::int, (step ->> 'at')::timestamptz, step ->> 'kind', step ->> 'by', step ->> 'reason',
       (step ->> 'officialCost')::bigint
  FROM jsonb_array_elements($2) WITH ORDINALITY AS list (step, position) ORDER BY position`;

/** Puts proposals and their steps in, in the order of the file. */
export async function insertProposals(
  client: pg.PoolClient,
  process: string,
  drafts: readonly Draft[],
): Promise<void> {
  await client.query(PROPOSALS, [
    process,
    JSON.stringify(drafts.map(({ steps: _, line: __, ...row }) => row)),
  ]);
  // Without statistics of the new rows the look-ups of the steps' trigger read far more than one proposal: minutes for ten thousand.
  await client.query('ANALYZE proposal');
  const steps = drafts.flatMap(({ number, steps: taken }) => taken.map((step) => ({ ...step, number })));
  await client.query(STEPS, [process, JSON.stringify(steps)]);
}
