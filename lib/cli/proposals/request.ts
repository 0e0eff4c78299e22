import type { Won } from '@/lib/domain/money';
import type { AuthorMode } from '@/lib/domain/process/import/authors';
import type { Unit } from '@/lib/domain/process/import/amounts';
import type { PhaseTime, Track } from '@/lib/domain/process/types';

/** What an import is asked for. */
export interface ImportRequest {
  path: string;
  /** `{laf_cd}-{year}`, with `-{n}` where there are several. */
  process: string;
  /** Of a process that is made; left out: from the file, or the government's name. */
  titles: { ko?: string; en?: string };
  ceiling: Won | null;
  /** As given: empty where nothing was. */
  tracks: readonly Track[];
  trackColumn: string | null;
  phases: readonly PhaseTime[];
  unit: Unit | null;
  authors: AuthorMode;
  /** Per cent of the rows. */
  mostRejected: number;
  /** Amounts of a `.pb` file in another currency stand as so many won. */
  asWon: boolean;
  dryRun: boolean;
  /** ISO 8601 in UTC, to the second. */
  now: string;
}
