import type { Difference } from '@/lib/domain/process/import/differences';
import type { Rejection } from '@/lib/domain/process/import/rejections';

/** What an import did, and what it left alone: the document of `--json`. */
export interface ImportReport {
  file: { name: string; sha256: string; format: 'csv' | 'pb'; charset: 'utf-8' | 'cp949' };
  process: { id: string; title: string; created: boolean };
  dry_run: boolean;
  /** Why nothing was changed; null: it was not refused. */
  refused: string | null;
  rows: number;
  /** Proposals that were put in. */
  imported: number;
  /** Proposals that were there, and say the same. */
  unchanged: number;
  /** Proposals that were there and say something else: they stay as they are. */
  differing: number;
  differences: Difference[];
  rejected_rows: number;
  rejected: Rejection[];
  columns: {
    /** Nothing is read from them. */
    unknown: string[];
    /** They were read to tell what happened, and are not kept. */
    not_kept: string[];
  };
  notes: string[];
}
