import type { Pool } from 'pg';
import { addStep } from '@/lib/queries/process/process.test-support';
import type { StepKind } from '@/lib/domain/process/types';

export interface WrittenFixture {
  number: number;
  title: string;
  place?: string | null;
  need?: string;
  content?: string;
  author?: string;
  track?: string;
  estimate?: number | null;
  /** The day on which it was handed in; null: it was not. */
  day?: string | null;
  /** What came after that, on the same day. */
  then?: readonly StepKind[];
  officialCost?: number | null;
  department?: string | null;
}

const DEFAULTS = {
  place: null,
  need: '까닭',
  content: '할 일',
  author: '글쓴이',
  track: 'general',
  estimate: null,
  day: '2026-01-01',
  then: [] as readonly StepKind[],
  officialCost: null,
  department: null,
};

export const UP_TO_WON = ['judged-feasible', 'screened-in', 'won'] as const satisfies readonly StepKind[];

/** A proposal as somebody wrote it, with its steps. */
export async function addWritten(db: Pool, process: string, given: WrittenFixture): Promise<void> {
  const one = { ...DEFAULTS, ...given };
  await db.query(
    `INSERT INTO proposal (process_id, number, track, title, place, need, content, author_name, estimate)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [process, one.number, one.track, one.title, one.place, one.need, one.content, one.author, one.estimate],
  );
  if (one.day === null) return;
  const at = `${one.day}T00:00:00Z`;
  await addStep(db, [process, one.number], 'submitted', { at });
  for (const kind of one.then) {
    const judged = kind === 'judged-feasible';
    await addStep(db, [process, one.number], kind, {
      at,
      by: judged ? one.department : null,
      officialCost: judged ? one.officialCost : null,
    });
  }
}
