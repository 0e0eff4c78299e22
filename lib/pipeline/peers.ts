import type pg from 'pg';
import { type Execution, type GovernmentKind, medianTenths, peerGroupOf } from '@/lib/domain/governments';
import { merge } from '@/lib/pipeline/merge';

interface Member {
  fyr: number;
  laf_cd: string;
  kind: GovernmentKind;
  residents: number | null;
  spent: string | null;
  current: string | null;
  /** Whether the government still stood on the day of the year's newest figures, or at the year's end where they are later. */
  stood: boolean;
}

/**
 * A peer group in a fiscal year, with the codes of the governments that have figures there. One that was closed by the
 * day of the year's newest figures shows the median and does not enter it: its successor does.
 */
export interface PeerYear {
  fiscalYear: number;
  group: string;
  members: string[];
}

/** @returns the peer groups whose median, as shown, changed */
export async function rollUpPeers(
  client: pg.PoolClient,
  runId: string,
  years: readonly number[],
): Promise<PeerYear[]> {
  const groups = groupMembers(await readMembers(client, years));
  const fresh = groups.map((group) => ({ ...group, ...medianTenths(group.executions) }));
  const changed = await merge<{ fyr: number; peer_group: string }>(client, runId, {
    table: 'rollup_peer',
    keys: ['fyr', 'peer_group'],
    values: ['governments', 'execution_median_tenths'],
    scope: 't.fyr = ANY($1)',
    scopeParameters: 1,
    fresh: `SELECT * FROM unnest($2::int[], $3::text[], $4::int[], $5::int[])
              AS f (fyr, peer_group, governments, execution_median_tenths) WHERE f.fyr = ANY($1::int[])`,
    parameters: [
      years,
      fresh.map(({ fiscalYear }) => fiscalYear),
      fresh.map(({ group }) => group),
      fresh.map(({ governments }) => governments),
      fresh.map(({ median }) => median),
    ],
  });
  const keys = new Set(changed.map((row) => `${row.fyr}:${row.peer_group}`));
  return groups.filter(({ fiscalYear, group }) => keys.has(`${fiscalYear}:${group}`));
}

async function readMembers(client: pg.PoolClient, years: readonly number[]): Promise<Member[]> {
  const { rows } = await client.query<Member>(
    `SELECT r.fyr, r.laf_cd, g.kind,
            (SELECT population FROM government_population p WHERE p.laf_cd = r.laf_cd ORDER BY year DESC LIMIT 1) AS residents,
            (r.spent - coalesce(r.internal_spent, 0))::text AS spent,
            (r.current_budget - coalesce(r.internal_current, 0))::text AS current,
            coalesce(g.valid_to, 'infinity') > least(max(r.as_of) OVER (PARTITION BY r.fyr), make_date(r.fyr, 12, 31)) AS stood
       FROM rollup_government r JOIN government g USING (laf_cd)
      WHERE r.field_cd = '*' AND r.fyr = ANY($1) ORDER BY r.fyr, r.laf_cd`,
    [years],
  );
  return rows;
}

function groupMembers(members: readonly Member[]): (PeerYear & { executions: Execution[] })[] {
  const groups = new Map<string, PeerYear & { executions: Execution[] }>();
  for (const { fyr, laf_cd, kind, residents, spent, current, stood } of members) {
    const populations = residents === null ? [] : [{ year: fyr, residents }];
    const group = peerGroupOf({ kind, populations })?.id;
    if (group === undefined) continue;
    const key = `${fyr}:${group}`;
    const made = groups.get(key) ?? { fiscalYear: fyr, group, members: [], executions: [] };
    groups.set(key, made);
    made.members.push(laf_cd);
    if (stood && spent !== null && current !== null)
      made.executions.push({ spent: BigInt(spent), current: BigInt(current) });
  }
  return [...groups.values()];
}
