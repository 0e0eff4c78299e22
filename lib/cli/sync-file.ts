import { stat } from 'node:fs/promises';
import type pg from 'pg';
import { seoulDay } from '@/lib/domain/calendar';
import { CliError } from '@/lib/cli/errors';
import { dayOf } from '@/lib/cli/sync-forms';
import { listGovernments } from '@/lib/queries/governments';
import { DATASETS, findDataset, recognise } from '@/lib/sources/datasets/catalogue';
import { datasetSource } from '@/lib/sources/datasets/dataset-source';
import { serviceFileSource } from '@/lib/sources/datasets/service-file';
import { readHeader } from '@/lib/sources/datasets/table';
import { type Dataset } from '@/lib/sources/datasets/types';
import { fileSource } from '@/lib/sources/file/file-source';
import { findService, SERVICE_CODES } from '@/lib/sources/lofin/catalogue/catalogue';
import { type Service } from '@/lib/sources/lofin/catalogue/types';
import { type Source } from '@/lib/sources/source';

export interface FileRequest {
  path: string;
  partial: boolean;
  /** What the file is; left out: its columns tell. */
  dataset?: string;
  year?: string;
  asOf?: string;
}

type Kind = 'projects' | Dataset | Service;

/** What `--dataset` can name. */
export const DATASET_NAMES: readonly string[] = [...DATASETS.map(({ name }) => name), ...SERVICE_CODES];

/** The source for a file: projects, an indicator series, or another service's rows. @throws CliError with exit code 2 */
export async function sourceOfFile(pool: pg.Pool, request: FileRequest): Promise<Source> {
  const { path, partial, year, asOf } = request;
  const kind = await kindOf(request);
  if (kind === 'projects') {
    if (year !== undefined || asOf !== undefined)
      throw new CliError('--year and --as-of do not go with a file of projects: its rows say them', 2);
    return fileSource({ path, partial });
  }
  const day = (asOf === undefined ? null : dayOf(asOf)) ?? seoulDay(new Date());
  const given = year === undefined ? {} : { year: Number(year) };
  if ('asked' in kind)
    return serviceFileSource({ path, service: kind, asOf: day, year: Number(day.slice(0, 4)), ...given });
  const governments = await listGovernments(pool);
  return datasetSource({ path, partial, dataset: kind, governments, asOf: day, ...given });
}

async function kindOf({ path, dataset }: FileRequest): Promise<Kind> {
  if (dataset !== undefined) return named(dataset);
  // A pipe can be read only once: it is taken for projects.
  const found = await stat(path).catch(() => null);
  const header = found?.isFile() === true ? await readHeader(path) : null;
  if (header === null) return 'projects';
  return (
    recognise(header) ?? (header.includes('ctrt_ldgr_mng_no') ? findService('WCEGCF') : null) ?? 'projects'
  );
}

function named(name: string): Kind {
  if (name.toUpperCase() === 'QWGJK') return 'projects';
  const found = findDataset(name) ?? findService(name.toUpperCase());
  if (found === null) throw new CliError(`no dataset ${name}: there are ${DATASET_NAMES.join(', ')}`, 2);
  return found;
}
