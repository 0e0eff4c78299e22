import type pg from 'pg';
import { CliError } from '@/lib/cli/errors';
import { type CsvInput, openCsvInput, takeCsv } from '@/lib/cli/proposals/csv-rows';
import { type InputFile, readInput } from '@/lib/cli/proposals/input';
import { openPbInput, type PbInput, takePb } from '@/lib/cli/proposals/pb-rows';
import { pbProcess } from '@/lib/cli/proposals/pb-process';
import { type FileProcess, prepareProcess, type TargetProcess } from '@/lib/cli/proposals/process-row';
import type { ImportReport } from '@/lib/cli/proposals/report';
import type { ImportRequest } from '@/lib/cli/proposals/request';
import { insertProposals, storedProposals } from '@/lib/cli/proposals/store';
import { rollback } from '@/lib/cli/proposals/transaction';
import { publishProcesses } from '@/lib/cli/publish-processes';
import { differencesOf } from '@/lib/domain/process/import/differences';
import type { Draft, ImportRules, MissingPhase } from '@/lib/domain/process/import/draft';
import { type Intake, tooManyRejected } from '@/lib/domain/process/import/intake';

/** A file whose head was read: its rows wait until the process is known. */
interface Opened {
  process: FileProcess;
  charset: 'utf-8' | 'cp949';
  take: (rules: ImportRules) => { intake: Intake; unknown: string[]; notKept: string[]; notes: string[] };
}

/**
 * Takes over a past year's proposals in one transaction. What is there stays as it is: only numbers that are missing go in.
 * @param pool the owner's
 * @returns what was done; `refused` says why nothing was
 * @throws CliError, exit code 3, where the file or the process cannot be gone by, or nothing tells a date
 */
export async function importProposals(pool: pg.Pool, request: ImportRequest): Promise<ImportReport> {
  const file = await readInput(request.path);
  const opened = await open(file, request);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    // Two imports wait for each other.
    await client.query('LOCK TABLE process IN SHARE ROW EXCLUSIVE MODE');
    const report = await importInto(client, { file, opened, request });
    const keeps = report.refused === null && !report.dry_run;
    // What the database looks at when a transaction ends is looked at in a trial, too.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    await client.query(keeps ? 'COMMIT' : 'ROLLBACK');
    client.release();
    return report;
  } catch (error) {
    client.release(await rollback(client));
    throw error;
  }
}

async function open(file: InputFile, request: ImportRequest): Promise<Opened> {
  if (file.format === 'pb') return pbOpened(openPbInput(file, request), request);
  const { unit, trackColumn } = request;
  return csvOpened(await openCsvInput(file, { unit, trackColumn }));
}

function pbOpened(input: PbInput, { trackColumn }: ImportRequest): Opened {
  const take = (rules: ImportRules) => ({ ...takePb(input, rules, trackColumn), notKept: [] });
  return { process: pbProcess(input.file), charset: 'utf-8', take };
}

function csvOpened(input: CsvInput): Opened {
  const { map, charset } = input;
  const notKept = map.columns.votes === undefined ? [] : [map.columns.votes.name];
  return {
    process: { titles: null, ceiling: null, remark: null },
    charset: charset.name,
    take: (rules) => ({ intake: takeCsv(input, rules), unknown: map.unknown, notKept, notes: [] }),
  };
}

interface Work {
  file: InputFile;
  opened: Opened;
  request: ImportRequest;
}

async function importInto(client: pg.PoolClient, { file, opened, request }: Work): Promise<ImportReport> {
  const process = await prepareProcess(client, request, opened.process);
  const { authors, now } = request;
  const { intake, unknown, notKept, notes } = opened.take({ ...process, authors, now });
  const { missingPhase, rows, rejectedRows, rejected } = intake;
  if (missingPhase !== null) throw noDate(missingPhase, process);
  const refused = refusalOf(intake, request);
  const settled = await settle(client, process, intake.drafts);
  if (refused === null) await write(client, process, settled.fresh);
  return {
    file: { name: file.name, sha256: file.sha256, format: file.format, charset: opened.charset },
    process: { id: process.id, title: process.titles.ko, created: refused === null && process.created },
    dry_run: request.dryRun,
    refused,
    rows,
    imported: refused === null ? settled.fresh.length : 0,
    unchanged: settled.unchanged,
    differing: settled.differing,
    differences: settled.differences,
    rejected_rows: rejectedRows,
    rejected,
    columns: { unknown, not_kept: notKept },
    notes,
  };
}

function noDate({ phase, line }: MissingPhase, { created }: TargetProcess): CliError {
  const remedy = created
    ? `give --${phase} YYYY-MM-DD..YYYY-MM-DD, or a phase behind it`
    : 'the process has no such phase and none behind it. Give the date in the file';
  return new CliError(
    `line ${line}: a step of the phase “${phase}” has no date, and nothing says when that phase was: ${remedy}`,
    3,
  );
}

function refusalOf(intake: Intake, { mostRejected }: ImportRequest): string | null {
  const { rows, rejectedRows } = intake;
  if (rows === 0) return 'the file has no rows';
  if (!tooManyRejected(intake, mostRejected)) return null;
  return `${rejectedRows} of ${rows} rows are bad, more than ${mostRejected} % (--most-rejected)`;
}

/** What of the file is new, and what stands there already. */
async function settle(client: pg.PoolClient, process: TargetProcess, drafts: readonly Draft[]) {
  const stored = await storedProposals(client, process.id);
  const known = drafts.flatMap((draft) => {
    const there = stored.get(draft.number);
    return there === undefined ? [] : [differencesOf(draft, there)];
  });
  return {
    fresh: drafts.filter(({ number }) => !stored.has(number)),
    unchanged: known.filter((differences) => differences.length === 0).length,
    differing: known.filter((differences) => differences.length > 0).length,
    differences: known.flat(),
  };
}

async function write(
  client: pg.PoolClient,
  { id, created }: TargetProcess,
  fresh: readonly Draft[],
): Promise<void> {
  if (fresh.length > 0) await insertProposals(client, id, fresh);
  if (created || fresh.length > 0) await publishProcesses(client, [id]);
}
