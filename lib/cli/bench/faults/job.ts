import { type Source } from '@/lib/sources/source';
import { fileSource } from '@/lib/sources/file/file-source';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { type DatabaseUrls } from '@/lib/db/connection';
import { createPool } from '@/lib/db/pool';
import { sync, type SyncReport } from '@/lib/pipeline/sync';
import { type SyncPoint } from '@/lib/pipeline/types';

/** What is synced: a file as a whole snapshot, or the finance database (no path). */
export interface Job {
  urls: DatabaseUrls;
  path: string | null;
  /** The file is a selection. */
  partial?: boolean;
}

/** Where in its stage a sync is killed. A stage is the way from one point of it to the next, and is named by the point behind it. */
export type Kill =
  /** As it reaches a point. */
  | { at: 'point'; point: SyncPoint }
  /** As PostgreSQL works on the stage's n-th statement, from 1 on: it was just sent. */
  | { at: 'statement'; after: Passed; nth: number }
  /** So many microseconds into the stage, wherever that is. */
  | { at: 'moment'; after: Passed; micros: number };

/** The point that was passed last. */
export type Passed = SyncPoint | 'start';

/** What a child tells of its way, a line each: the point that it passed, with the time and statements since the last. */
export interface Passage {
  passed: SyncPoint | 'end';
  micros: number;
  statements: number;
}

/** Syncs to the end. @param at called at each point of the way */
export async function runJob(
  { urls, path, partial = false }: Job,
  at?: (point: SyncPoint) => Promise<void>,
): Promise<SyncReport> {
  const pool = createPool(urls.sync, 4);
  const finance = createPool(urls['finance-reader'], 2);
  const source: Source = path === null ? financeDbSource(finance) : fileSource({ path, partial });
  try {
    return await sync({ pool, source, ...(at ? { at } : {}) });
  } finally {
    await Promise.all([pool.end(), finance.end()]);
  }
}
