import { shortened } from '@/lib/domain/quarantine';
import type { ImportReport } from '@/lib/cli/proposals/report';

const SHOWN = 20;

/** The report for a terminal. */
export function reportText(report: ImportReport): string[] {
  const { file, process, rows, imported, unchanged, differing, rejected_rows: rejected, columns } = report;
  const kept =
    rejected === 0 ? [] : [`${rejected} rows are kept aside:`, ...cut(report.rejected.map(rejectionText))];
  return [
    `${file.name} (SHA-256 ${file.sha256}, ${file.charset}) → ${process.id} ${process.title}${process.created ? ', made' : ''}`,
    `${rows} rows: ${imported} imported, ${unchanged} there already, ${differing} there and different, ${rejected} kept aside`,
    ...(columns.unknown.length === 0 ? [] : [`left out, not known: ${columns.unknown.join(', ')}`]),
    ...(columns.not_kept.length === 0 ? [] : [`read and not kept: ${columns.not_kept.join(', ')}`]),
    ...report.notes,
    ...cut(report.differences.map(differenceText)),
    ...kept,
    ending(report),
  ];
}

function ending({ refused, dry_run: trial, imported, process }: ImportReport): string {
  if (refused !== null) return `Refused, nothing was changed: ${refused}.`;
  if (trial) return 'A trial: nothing was changed.';
  return imported === 0 && !process.created ? 'Nothing was changed.' : 'Done.';
}

const rejectionText = ({ line, column, value, reason, remedy }: ImportReport['rejected'][number]) =>
  `  line ${line}${column === null ? '' : `, ${column}`}${value === null ? '' : ` “${value}”`}: ${reason}; ${remedy}`;

const differenceText = ({ number, line, field, stored, file }: ImportReport['differences'][number]) =>
  `  number ${number} (line ${line}), ${field}: stays “${shortened(stored ?? '')}”, the file says “${shortened(file ?? '')}”`;

function cut(lines: readonly string[]): string[] {
  return lines.length > SHOWN
    ? [...lines.slice(0, SHOWN), `  and ${lines.length - SHOWN} more (--json)`]
    : [...lines];
}
