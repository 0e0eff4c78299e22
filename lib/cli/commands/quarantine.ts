import { Command } from 'commander';
import { printJson } from '@/lib/cli/output';
import { summaryOf } from '@/lib/cli/sync-run';
import { syncPool, webPool } from '@/lib/db/connection';
import { isQuarantineReason, QUARANTINE_REASONS } from '@/lib/domain/quarantine';
import { retryQuarantine } from '@/lib/pipeline/retry';

interface Flags {
  json?: boolean;
}

interface QuarantinedRow {
  id: string;
  run_id: string;
  source: string;
  origin: string | null;
  line: number | null;
  col: string | null;
  value: string | null;
  reason: string;
  detail: unknown;
}

/** `gotgan quarantine`: the rows that are kept out of the figures, and reading them again. */
export function quarantineCommand(): Command {
  return new Command('quarantine')
    .description('rows that are kept out of the figures')
    .addCommand(
      new Command('list')
        .exitOverride()
        .description('which rows, why, and what helps')
        .option('--json', 'print one JSON document')
        .action(list),
    )
    .addCommand(
      new Command('retry')
        .exitOverride()
        .description('read them again with the register and rules of today; those that pass go in')
        .option('--json', 'print one JSON document')
        .action(retry),
    );
}

async function list({ json }: Flags): Promise<void> {
  const { rows } = await (
    await webPool()
  ).query<QuarantinedRow>(
    `SELECT id, run_id, source, origin, line, col, value, reason, detail FROM quarantine WHERE state = 'open' ORDER BY id`,
  );
  const open = rows.map(({ id, run_id, source, origin, line, col, value, reason, detail }) => ({
    id: Number(id),
    run: Number(run_id),
    source,
    file: origin,
    line,
    column: col,
    value,
    reason,
    remedy: isQuarantineReason(reason) ? QUARANTINE_REASONS[reason] : null,
    detail,
  }));
  if (json === true) {
    printJson({ open });
    return;
  }
  for (const row of open) {
    const at = `${row.file ?? row.source}:${row.line ?? '?'}${row.column === null ? '' : ` ${row.column}`}`;
    const value = row.value === null ? '' : ` ${JSON.stringify(row.value)}`;
    process.stdout.write(`${at}${value}\n  ${row.reason}: ${row.remedy ?? ''}\n`);
  }
  process.stderr.write(`${open.length} rows are kept out of the figures.\n`);
}

async function retry({ json }: Flags): Promise<void> {
  const notice = (message: string) => void process.stderr.write(`${message}\n`);
  const report = await retryQuarantine(await syncPool(), notice);
  if (json === true) printJson(report);
  for (const run of report.runs) process.stderr.write(`${run.source}: ${summaryOf(run)}\n`);
  process.stderr.write(`${report.resolved} rows went in, ${report.open} are kept out still.\n`);
}
