import { CliError } from '@/lib/cli/errors';
import { writeFile } from 'node:fs/promises';
import type { Rejection } from '@/lib/domain/process/import/rejections';
import { BYTE_ORDER_MARK, csvLine } from '@/lib/http/csv';

/**
 * Writes what is wrong with which rows as CSV, for a spreadsheet. With nothing wrong it is the header alone.
 * @throws CliError, exit code 1, where it cannot be written
 */
export async function writeRejected(path: string, rejected: readonly Rejection[]): Promise<void> {
  const lines = rejected.map(({ line, column, value, kind, reason, remedy }) =>
    csvLine([line, column, value, kind, reason, remedy]),
  );
  const header = csvLine(['line', 'column', 'value', 'kind', 'reason', 'remedy']);
  await writeFile(path, BYTE_ORDER_MARK + header + lines.join(''), 'utf8').catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`the rejected rows could not be written, the rest is done: ${reason}`, 1);
  });
}
