import path from 'node:path';
import { shortened } from '@/lib/domain/quarantine';
import { Collected } from '@/lib/sources/datasets/batches';
import { readTable, type TableRow } from '@/lib/sources/datasets/table';
import { type Service } from '@/lib/sources/lofin/catalogue/types';
import { mapRow } from '@/lib/sources/lofin/mapping';
import { type Source } from '@/lib/sources/source';

/**
 * A CSV file with the column names of a service of the Open API: contracts, ratios … It is a part of what the service has: what is
 * not in it says nothing.
 */
export interface ServiceFile {
  path: string;
  service: Service;
  /** The fiscal year of rows that do not say theirs. */
  year: number;
  /** The day for which the file stands, `YYYY-MM-DD`. */
  asOf: string;
}

/** Such a file as a source. */
export function serviceFileSource(file: ServiceFile): Source {
  return {
    name: 'file',
    fetch: async () => {
      const { rows } = await readTable(file.path);
      const collected = new Collected();
      const warnings = new Set<string>();
      for (const row of rows) collect(row, file, collected, warnings);
      const origin = `${path.basename(file.path)} (${file.service.code})`;
      return collected.fetched({ origin, kind: 'partial', scopes: [], warnings: [...warnings] });
    },
  };
}

function collect(
  { line, cells, text }: TableRow,
  { service, year, asOf }: ServiceFile,
  collected: Collected,
  warnings: Set<string>,
): void {
  const common = { line, bytes: `${JSON.stringify(cells ?? { text })}\n`, operation: 'put', asOf } as const;
  if (cells === null) {
    const problem = { reason: 'broken_line', column: null, value: shortened(text) } as const;
    collected.add(service.feeds[0]?.relation ?? 'series', { ...common, values: null, problem });
    return;
  }
  const unnamed = (field: string, unit: string) =>
    void warnings.add(`${field} is not in the catalogue: kept under its own name, as ${unit}`);
  for (const { relation, values } of mapRow(service, cells, year, unnamed))
    collected.add(relation, { ...common, values, problem: null });
}
