import { registerOf } from '@/lib/domain/governments';
import type { ProcessLine } from '@/lib/domain/process/types';
import { listGovernments } from '@/lib/queries/governments';
import { type Db, PROCESS_COLUMNS, processLine, type ProcessRow } from '@/lib/queries/process/lines';

/**
 * Every participatory budget that is public, the newest year first, then by the government's Korean name.
 * @param today the day whose names are shown
 */
export async function listProcesses(db: Db, today: string): Promise<ProcessLine[]> {
  const register = registerOf(await listGovernments(db));
  const { rows } = await db.query<ProcessRow>(
    `SELECT ${PROCESS_COLUMNS} FROM process p WHERE p.published_at IS NOT NULL`,
  );
  return rows.map((row) => processLine(row, register, today)).sort(byYearAndName);
}

/** Whether any participatory budget is public. */
export async function hasProcesses(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM process WHERE published_at IS NOT NULL) AS found',
  );
  return rows[0]?.found === true;
}

/** Syllables of Hangul stand in the order of the dictionary. */
function byYearAndName(a: ProcessLine, b: ProcessLine): number {
  const [first, second] = [a, b].map(({ government, id }) => `${government.names.ko} ${id}`) as [
    string,
    string,
  ]; // one for each of the two
  return b.year - a.year || (first < second ? -1 : 1);
}
