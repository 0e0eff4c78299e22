import { readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { inEligibility } from '@/lib/cli/eligibility/in-process';
import { CliError } from '@/lib/cli/errors';
import { importList, type ImportProblem, type TakenList } from '@/lib/services/eligibility/import-list';
import { readSignature } from '@/lib/services/eligibility/signature';

export interface ListFiles {
  process: string;
  list: string;
  signature: string;
}

const REASONS: Record<ImportProblem, string> = {
  'not-by-list': 'the process is not verified by a list',
  'wrong-signature': 'the signature does not fit the file and the registered key',
  'not-utf8': 'the file is not UTF-8',
  'other-process': 'the list is of another process',
  'other-namespace': 'the list has another namespace of identifiers',
  'old-serial': 'the serial is not above that of the list before',
  'list-head': 'the first line is not that of a list',
  'list-columns': 'the second line does not name the columns',
  'list-empty': 'the list has no rows',
  'list-all-bad': 'no row can be taken in',
};

/**
 * Takes a signed list in from two files.
 * @throws CliError 2: a file cannot be read; 3: the list is refused, and nothing changed
 */
export async function importListFile(pool: Pool, files: ListFiles): Promise<TakenList> {
  const bytes = await bytesOf(files.list);
  const signature = readSignature(await bytesOf(files.signature));
  if (signature === null)
    throw new CliError(`${files.signature}: a signature has 64 bytes, or base64 of them`, 3);
  return inEligibility(pool, files.process, async (tx, setup) => {
    const taken = await importList(tx, setup, { bytes, signature, now: new Date() });
    if (typeof taken === 'string') return { refused: `${files.list}: ${REASONS[taken]}` };
    const detail = { serial: taken.serial, rows: taken.rows, rejected: taken.rejected.length };
    return { result: taken, entry: { action: 'eligibility.take-list', detail } };
  });
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch {
    throw new CliError(`${path} cannot be read`, 2);
  }
}
