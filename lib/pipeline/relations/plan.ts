import type pg from 'pg';
import { type Shape } from '@/lib/pipeline/relations/shape';

export interface PlanInput {
  source: string;
  /** Rows follow on what is stored, in their order, whatever their day. */
  feed: boolean;
  /** No key stands more than once. */
  single: boolean;
}

/**
 * What becomes of each staged row that is not what is stored already, as a temporary table: the row, and
 *
 * - `kind`: what its revision says; `older`: it stands for a day before what is known, and never changes the current row;
 * - `day`: the day of its revision. A change of the feed is newer than what is stored, whatever its date (a transaction can
 *   commit after midnight): it is filed under the stored day where that is later;
 * - `until`: the last day for which the stored state is known to hold; `verified`: for which a whole snapshot last spoke;
 * - `nth`: its place among the rows of its key.
 */
export async function createPlan(client: pg.PoolClient, shape: Shape, input: PlanInput): Promise<void> {
  const { plan } = shape;
  await client.query(`CREATE TEMP TABLE ${plan} ON COMMIT DROP AS ${planQuery(shape, input)}`, [
    input.source,
  ]);
  await client.query(`ANALYZE ${plan}`);
}

function planQuery(shape: Shape, { feed, single }: PlanInput): string {
  const { key } = shape;
  // Of one key, the sequence is the order in which its changes were made; the transactions need not be.
  const order = feed ? 's.line' : 's.as_of, s.ord';
  const within = `PARTITION BY ${shape.of('s', key)}, s.older ORDER BY ${order}`;
  return `
    WITH known AS (${knownQuery(shape)}),
    aged AS (
      SELECT *, ${feed ? 'false' : 'coalesce(as_of < until, false)'} AS older,
             CASE WHEN known AND alive THEN stored_hash END AS state FROM known
       ${feed || !single ? '' : 'WHERE NOT (known AND alive AND stored_hash = row_hash AND as_of >= stored_as_of AND NOT gone)'}),
    seq AS (
      SELECT s.*, ${dayOf(feed, within)} AS day,
             ${single ? '1::bigint' : 'row_number() OVER w'} AS nth, ${priorOf(single)} AS prior, ${existedOf(single)} AS existed
        FROM aged s ${single ? '' : `WINDOW w AS (${within})`})
    SELECT * FROM (
      SELECT *, CASE WHEN older THEN 'older' WHEN gone AND prior IS NULL THEN NULL WHEN gone THEN 'removed'
                     WHEN prior = row_hash THEN NULL WHEN prior IS NOT NULL THEN 'updated'
                     WHEN existed THEN 'restored' ELSE 'inserted' END AS kind FROM seq) classified
     WHERE kind IS NOT NULL`;
}

/** The staged rows, each with what is stored of its key. */
function knownQuery(shape: Shape): string {
  const { stage, table, cover, served, sameKey, inPlace } = shape;
  const stored =
    'c.source IS NOT NULL AS known, c.removed_as_of IS NULL AS alive, c.row_hash AS stored_hash, c.as_of AS stored_as_of';
  const from = `FROM ${stage} s LEFT JOIN ${table} c ON c.source = $1 AND ${sameKey('c', 's')}`;
  if (!served)
    return `SELECT s.*, ${stored}, coalesce(c.removed_as_of, c.as_of) AS until, NULL::date AS verified, true AS serving ${from}`;
  return `SELECT s.*, ${stored}, greatest(coalesce(c.removed_as_of, c.as_of), p.verified) AS until, p.verified,
                 coalesce(p.serving, true) AS serving ${from} LEFT JOIN ${cover} p ON ${inPlace('s', 'p')}`;
}

function dayOf(feed: boolean, within: string): string {
  return feed ? `greatest(max(s.as_of) OVER (${within}), s.until)` : 's.as_of';
}

/** The state before a row: the hash of the row that stood, NULL where none did. */
function priorOf(single: boolean): string {
  return single
    ? 's.state'
    : 'CASE WHEN row_number() OVER w = 1 THEN s.state ELSE lag(CASE WHEN s.gone THEN NULL ELSE s.row_hash END) OVER w END';
}

function existedOf(single: boolean): string {
  return single
    ? 's.known'
    : 's.known OR coalesce(bool_or(NOT s.gone) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false)';
}
