import type { Pool } from 'pg';
import type { Sample } from '@/lib/domain/metric';
import { METRIC_GROUPS, type MetricGroup } from '@/lib/queries/metrics/groups';
import { readOnly } from '@/lib/queries/read-only';

/** A scrape comes every few seconds: what takes longer than this is left out of it, and said to be missing. */
const STATEMENT_TIMEOUT_MS = 2_000;

const kept = new WeakMap<Pool, Map<string, { samples: Sample[]; until: number }>>();

/** What the database knows of the portal's state. @returns also which groups could not be read, with 0 for "up" */
export async function readSamples(pool: Pool, timeout = STATEMENT_TIMEOUT_MS): Promise<Sample[]> {
  const samples: Sample[] = [];
  let failed = 0;
  // One after the other: a scrape holds one connection at a time.
  for (const group of METRIC_GROUPS) {
    const read = await readGroup(pool, group, timeout).catch(() => null);
    if (read === null) failed += 1;
    else samples.push(...read);
  }
  return [
    ...samples,
    {
      name: 'gotgan_database_up',
      help: 'Whether the database answered any question of this scrape',
      value: failed === METRIC_GROUPS.length ? 0 : 1,
    },
    {
      name: 'gotgan_scrape_groups_failed',
      help: 'Groups of numbers missing from this scrape because they took too long or failed',
      value: failed,
    },
  ];
}

async function readGroup(pool: Pool, group: MetricGroup, timeout: number): Promise<Sample[]> {
  const memory = kept.get(pool) ?? new Map<string, { samples: Sample[]; until: number }>();
  kept.set(pool, memory);
  const known = memory.get(group.name);
  if (known !== undefined && known.until > Date.now()) return known.samples;
  const samples = await readOnly(pool, (client) => group.read(client), timeout);
  if (group.keptMs !== undefined) memory.set(group.name, { samples, until: Date.now() + group.keptMs });
  return samples;
}
