import type { Pool } from 'pg';
import type { Register } from '@/lib/domain/governments';
import { type GovernmentDifference, noChanges, type ProjectChange, type Span } from '@/lib/domain/history';
import { listChanges, servedSpans, sumsOfSpan } from '@/lib/queries/as-of/changes';

/** What changed in one government-year: its projects in the order of ids, and its sums. */
export interface GovernmentChanges {
  changes: ProjectChange[];
  difference: GovernmentDifference;
}

/**
 * Every change between two moments, one government-year at a time, so that memory holds the changes of one, however many
 * there are in all. Government-years in which nothing changed are left out.
 * @param codes the governments, in the order in which they come
 */
export async function* readDifference(
  pool: Pool,
  register: Register,
  codes: readonly string[],
  span: Span,
): AsyncGenerator<GovernmentChanges> {
  for (const lafCd of codes) {
    const tier = register.get(lafCd)?.tier ?? null;
    for (const served of await servedSpans(pool, lafCd, span)) {
      const changes = await listChanges(pool, served, span);
      if (changes.length === 0) continue;
      const counts = noChanges();
      for (const { kind } of changes) counts[kind] += 1;
      const sums = await sumsOfSpan(pool, served, span);
      yield { changes, difference: { government: lafCd, tier, year: served.year, counts, ...sums } };
    }
  }
}
