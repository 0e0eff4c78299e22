import { isUtf8 } from 'node:buffer';
import { CliError } from '@/lib/cli/errors';
import type { InputFile } from '@/lib/cli/proposals/input';
import type { ImportRequest } from '@/lib/cli/proposals/request';
import { type PbFile, type PbProblem, readPb } from '@/lib/domain/participation';
import { shortened } from '@/lib/domain/quarantine';
import type { ImportRules } from '@/lib/domain/process/import/draft';
import { Intake } from '@/lib/domain/process/import/intake';
import { pbProposals } from '@/lib/domain/process/import/pb-proposals';

const SHOWN = 20;

export interface PbInput {
  file: PbFile;
  notes: string[];
}

/** @throws CliError, exit code 3, that names lines and reasons: it is no such file, or its amounts are no won */
export function openPbInput({ name, bytes }: InputFile, request: ImportRequest): PbInput {
  if (!isUtf8(bytes)) throw new CliError(`${name} is not in UTF-8: save it in that encoding`, 3);
  const { file, problems } = readPb(bytes.toString('utf8'));
  if (file === null) throw new CliError(`${name} cannot be read:\n${said(problems).join('\n')}`, 3);
  refuseOthers(name, file, request);
  return { file, notes: notesOf(file, problems) };
}

const currencyOf = ({ meta }: PbFile) => meta['currency'] ?? '';

function refuseOthers(name: string, file: PbFile, { asWon, trackColumn }: ImportRequest): void {
  const currency = currencyOf(file);
  if (currency !== 'KRW' && !asWon)
    throw new CliError(
      `${name}: its amounts are in ${currency === '' ? 'a currency that META does not name' : currency}, those of the portal are won. If they are to stand as so many won: --as-won`,
      3,
    );
  if (trackColumn !== null && trackColumn !== 'none' && !file.projectColumns.includes(trackColumn))
    throw new CliError(`${name}: PROJECTS has no column ${trackColumn}, which --track-column names`, 3);
}

function notesOf(file: PbFile, problems: readonly PbProblem[]): string[] {
  const { meta, lines, votes } = file;
  const facts = ['unit', 'instance', 'budget', 'currency'].map(
    (key) => `${key} ${shortened(meta[key] ?? 'unknown')}`,
  );
  const foreign = `amounts stand as so many won, the file says ${currencyOf(file) || 'no currency'}`;
  return [
    `META: ${facts.join(', ')}`,
    `${votes.length} ballots are not imported: the portal keeps proposals and their steps, and no votes`,
    ...(currencyOf(file) === 'KRW' ? [] : [foreign]),
    ...said(problems.filter(({ line }) => line < (lines?.headers.VOTES ?? Infinity))),
  ];
}

function said(problems: readonly PbProblem[]): string[] {
  const lines = problems.slice(0, SHOWN).map(({ line, text }) => `line ${line}: ${text}`);
  return problems.length > SHOWN ? [...lines, `and ${problems.length - SHOWN} more`] : lines;
}

/** Reads the projects. */
export function takePb(
  { file, notes }: PbInput,
  rules: ImportRules,
  trackColumn: string | null,
): { intake: Intake; unknown: string[]; notes: string[] } {
  const column = trackColumn === 'none' ? null : trackColumn;
  const { rows, unknown, numbered } = pbProposals(file, rules, column);
  const intake = new Intake(rules, { number: 'project_id', outcome: 'selected' });
  for (const row of rows) intake.take(row);
  const more = numbered
    ? [
        'ids that are no numbers: proposals are numbered from 1 in the byte order of their ids, which stand in their content',
      ]
    : [];
  return { intake, unknown, notes: [...notes, ...more] };
}
