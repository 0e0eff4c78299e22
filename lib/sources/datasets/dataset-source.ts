import path from 'node:path';
import { type Government } from '@/lib/domain/governments';
import { Names } from '@/lib/sources/datasets/names';
import { type DatasetRows, mapTable } from '@/lib/sources/datasets/rows';
import { readTable, type Table } from '@/lib/sources/datasets/table';
import { type Dataset } from '@/lib/sources/datasets/types';
import { type RelationScope } from '@/lib/sources/relation-input';
import { type Fetched, type Source, SourceError } from '@/lib/sources/source';

export interface DatasetFile {
  path: string;
  dataset: Dataset;
  /** What is not in the file says nothing. */
  partial: boolean;
  /** The register, the closed codes too: names are looked up in it. */
  governments: readonly Government[];
  /** The day for which the file stands, `YYYY-MM-DD`. */
  asOf: string;
  /** The fiscal year, for a file that does not say it; left out: the first one in its name. */
  year?: number;
}

/**
 * A file of an indicator series as a source: its rows go to the relations that its dataset feeds. A whole file speaks for each
 * year in it and each government of which a row came.
 */
export function datasetSource(file: DatasetFile): Source {
  return {
    name: 'file',
    fetch: async () => {
      const table = await readTable(file.path);
      requireColumns(file, table);
      const { dataset, asOf } = file;
      const context = { dataset, asOf, names: new Names(file.governments), year: yearOfFile(file) };
      return fetchedDataset(file, mapTable(table, context));
    },
  };
}

function requireColumns({ path: file, dataset }: DatasetFile, { header }: Table): void {
  const missing = dataset.header.filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new SourceError(
      `${path.basename(file)}: not the dataset ${dataset.name}: column missing: ${missing.join(', ')}`,
    );
}

/** @throws SourceError where neither the file nor its name nor the operator says the year */
function yearOfFile({ path: file, dataset, year }: DatasetFile): number | null {
  if (dataset.year !== 'file-name' || dataset.feeds.length === 0) return year ?? null;
  const named = /(?:19|20)\d{2}/.exec(path.basename(file))?.[0];
  if (year === undefined && named === undefined)
    throw new SourceError(`${path.basename(file)}: of which fiscal year? Name it with --year`);
  return year ?? Number(named);
}

function fetchedDataset(file: DatasetFile, rows: DatasetRows): Fetched {
  return rows.collected.fetched({
    origin: `${path.basename(file.path)} (${file.dataset.name})`,
    kind: file.partial ? 'partial' : 'whole',
    scopes: file.partial ? [] : scopesOf(file, rows),
    warnings: remarks(file.dataset, rows),
  });
}

function scopesOf({ dataset, asOf }: DatasetFile, { years }: DatasetRows): RelationScope[] {
  return [...years].flatMap((year) =>
    dataset.feeds.map((feed): RelationScope => {
      const common = { asOf, year, absent: 'unreported' as const };
      return feed.relation === 'series'
        ? { relation: 'series', part: feed.dataset, ...common }
        : { relation: 'indicator', part: feed.code, where: { basis: feed.basis }, ...common };
    }),
  );
}

function remarks({ note }: Dataset, { totals }: DatasetRows): string[] {
  const said: string[] = note === undefined ? [] : [note];
  if (totals > 0) said.push(`${totals} rows are sums or statistics of several governments: left out`);
  return said;
}
