import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import { CliError } from '@/lib/cli/errors';
import type { ImportRequest } from '@/lib/cli/proposals/request';
import { type Won, won } from '@/lib/domain/money';
import type { AuthorMode } from '@/lib/domain/process/import/authors';
import { type Unit, unitOf, UNITS } from '@/lib/domain/process/import/amounts';
import { outOfOrder, readPhase } from '@/lib/domain/process/import/schedule';
import { readTrack } from '@/lib/domain/process/import/tracks';
import { type Phase, PHASES, type Track } from '@/lib/domain/process/types';

/** The flags of `gotgan proposals import`, as commander hands them over. */
export interface ImportFlags extends Partial<Record<Phase, string>> {
  process: string;
  titleKo?: string;
  titleEn?: string;
  ceiling?: Won;
  track: Track[];
  trackColumn?: string;
  unit?: Unit;
  authors: AuthorMode;
  mostRejected: number;
  /** Without a path: beside the file. */
  rejected?: string | true;
  asWon?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

export function processId(text: string): string {
  if (!/^\d{7}-2[01]\d{2}(-\d{1,2})?$/.test(text))
    throw new InvalidArgumentError('{laf_cd}-{year} is needed, like 4111000-2023.');
  return text;
}

export function title(text: string): string {
  const written = text.normalize('NFC').trim();
  if (written === '' || [...written].length > 200)
    throw new InvalidArgumentError('A title of up to 200 characters is needed.');
  return written;
}

export function ceiling(text: string): Won {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('Whole won in digits are needed.');
  return won(text);
}

/** May be given several times. */
export function track(text: string, before: Track[]): Track[] {
  const read = readTrack(text.normalize('NFC'));
  if (read === null)
    throw new InvalidArgumentError('KEY=NAME or KEY=NAME=ENGLISH NAME is needed, KEY in small letters.');
  if (before.some(({ key }) => key === read.key))
    throw new InvalidArgumentError(`${read.key} was given already.`);
  return [...before, read];
}

export function unit(text: string): Unit {
  const read = unitOf(text);
  if (read === null) throw new InvalidArgumentError(`One of ${UNITS.join(', ')} is needed.`);
  return read;
}

export function percent(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) > 100)
    throw new InvalidArgumentError('A whole number of per cent is needed.');
  return Number(text);
}

/** Where the bad rows are written; null: nowhere. @throws CliError, exit code 2, where that is the file itself */
export function rejectedPath(file: string, { rejected }: ImportFlags): string | null {
  if (rejected === undefined) return null;
  const written = rejected === true ? `${file}.rejected.csv` : rejected;
  if (path.resolve(written) === path.resolve(file))
    throw new CliError('--rejected names the file that is imported: it would be written over', 2);
  return written;
}

/** @throws CliError, exit code 2, where the phases cannot be */
export function requestOf(file: string, flags: ImportFlags, now: Date): ImportRequest {
  return {
    path: file,
    process: flags.process,
    titles: {
      ...(flags.titleKo === undefined ? {} : { ko: flags.titleKo }),
      ...(flags.titleEn === undefined ? {} : { en: flags.titleEn }),
    },
    ceiling: flags.ceiling ?? null,
    tracks: flags.track,
    trackColumn: flags.trackColumn?.normalize('NFC').trim() ?? null,
    phases: phasesOf(flags),
    unit: flags.unit ?? null,
    authors: flags.authors,
    mostRejected: flags.mostRejected,
    asWon: flags.asWon === true,
    dryRun: flags.dryRun === true,
    now: `${now.toISOString().slice(0, 19)}Z`,
  };
}

function phasesOf(flags: ImportFlags): ImportRequest['phases'] {
  const phases = PHASES.flatMap((phase) => {
    const text = flags[phase];
    if (text === undefined) return [];
    const read = readPhase(phase, text);
    if (read === null)
      throw new CliError(
        `--${phase} “${text}”: days are needed, 2023-03-01..2023-04-30, 2023-09-30 or 2024-01-01..`,
        2,
      );
    return [read];
  });
  const wrong = outOfOrder(phases);
  if (wrong !== null)
    throw new CliError(`--${wrong[0]} and --${wrong[1]} overlap, or stand in the wrong order`, 2);
  return phases;
}
