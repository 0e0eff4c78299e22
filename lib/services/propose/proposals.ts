import type { PoolClient } from 'pg';
import { extentOf } from '@/lib/domain/map/centres';
import { areaText, degreesText, parsePlace } from '@/lib/domain/map/place';
import type { ProposalState, StepKind } from '@/lib/domain/process/types';
import { type ActionContext, type Undone, undone } from '@/lib/services/action';
import type { ProposalInput } from '@/lib/services/propose/fields';

/** A proposal's texts in the order of TEXT_COLUMN_NAMES. */
export type ProposalColumns = readonly (string | number | null)[];

const orNull = (text: string) => (text === '' ? null : text);

/** What a form says as the columns have it, or what is wrong with its track or place. */
export async function columnsOf(
  tx: PoolClient,
  process: string,
  input: ProposalInput,
): Promise<ProposalColumns | Undone> {
  const { rows } = await tx.query<{ laf_cd: string; track: string | null }>(
    `SELECT p.laf_cd, t.key AS track FROM process p LEFT JOIN process_track t ON t.process_id = p.id AND t.key = $2
        AND NOT coalesce(t.rules ? 'panel', false) WHERE p.id = $1`,
    [process, input.track],
  );
  const [row] = rows;
  if (row === undefined) return undone('not-found');
  if (row.track === null) return undone('invalid', 'track');
  const { place, problem } = parsePlace(input, extentOf(row.laf_cd));
  if (problem !== null) return undone(`place-${problem}`, 'place');
  const point = place?.kind === 'point' ? place : null;
  return [
    input.track,
    input.title,
    input.need,
    input.content,
    orNull(input.effect),
    orNull(input.beneficiaries),
    orNull(input.place),
    point === null ? null : degreesText(point.lat),
    point === null ? null : degreesText(point.lon),
    place?.kind === 'area' ? areaText(place.ring) : null,
    input.estimate,
  ];
}

/** Holds a proposal until the transaction ends. Null: there is none such. */
export async function holdProposal(
  tx: PoolClient,
  process: string,
  number: number,
): Promise<{ state: ProposalState; title: string } | null> {
  const { rows } = await tx.query<{ state: ProposalState; title: string }>(
    'SELECT state, title FROM proposal WHERE process_id = $1 AND number = $2 AND state IS NOT NULL FOR UPDATE',
    [process, number],
  );
  return rows[0] ?? null;
}

/** A step of a proposal's author. The second in which it is taken; not before the last step, where a clock runs behind. */
export async function takeStep(
  { tx, now }: Pick<ActionContext, 'tx' | 'now'>,
  [process, number]: readonly [string, number],
  kind: StepKind,
  reason: string | null = null,
): Promise<void> {
  await tx.query(
    `INSERT INTO proposal_step (process_id, number, at, kind, reason)
     SELECT q.process_id, q.number, greatest($3::timestamptz, q.last_step_at), $4, $5
       FROM proposal q WHERE q.process_id = $1 AND q.number = $2`,
    [process, number, `${now.toISOString().slice(0, 19)}Z`, kind, reason],
  );
}
