import { allTransactionsOver, type TestDatabase } from '@/lib/db/testing';
import { Inputs, testRow, type TestRow } from '@/lib/pipeline/sync.test-support';
import { sync, type SyncReport } from '@/lib/pipeline/sync';
import { financeDbSource } from '@/lib/sources/finance-db/finance-db-source';
import { type Input } from '@/tests/truth/inputs';
import { type Model, type Subject, type Truth } from '@/tests/truth/model';

const JULY = (day: number) => `2026-07-${String(day).padStart(2, '0')}`;
/** Whatever is read from the finance database as a whole is as of today: after all days of the inputs. */
export const TODAY = 100;

/** Two governments of a year in which a case takes place: nothing else was ever said of them. */
export interface Place {
  year: number;
  governments: readonly [string, string];
}

/** Gives the inputs of a case to a portal, and tells what it holds then. */
export class Portal {
  private readonly files = new Inputs();

  constructor(private readonly db: TestDatabase) {}

  end(): void {
    this.files.remove();
  }

  /** Applies an input to the portal, and to the model. */
  async apply(place: Place, input: Input, model: Model): Promise<SyncReport | null> {
    if (input.kind === 'whole') return this.whole(place, input, model);
    if (input.kind === 'partial') return this.partial(place, input, model);
    if (input.kind === 'work') return this.work(place, input, model);
    await this.db.financeOwner.query('UPDATE finance.feed_epoch SET id = gen_random_uuid()');
    model.whole('finance-db', TODAY, await this.standing(place));
    return this.pull();
  }

  /** The same input once more, as far as there is one: a file is read again, of the feed there is nothing left. */
  async again(place: Place, input: Input): Promise<SyncReport | null> {
    if (input.kind === 'whole') return this.file(rowsOf(place, input), false);
    return input.kind === 'partial' ? this.file(rowsOf(place, input), true) : this.pull();
  }

  private async whole(
    place: Place,
    input: Input & { kind: 'whole' },
    model: Model,
  ): Promise<SyncReport | null> {
    const rows = rowsOf(place, input);
    if (rows.length === 0) return null;
    model.whole('file', input.day, rows.map(toTruth));
    return this.file(rows, false);
  }

  private async partial(place: Place, input: Input & { kind: 'partial' }, model: Model): Promise<SyncReport> {
    for (const { government, project, day, spent } of input.rows.toSorted((a, b) => a.day - b.day))
      model.row({ source: 'file', government: place.governments[government], project }, day, spent);
    return this.file(rowsOf(place, input), true);
  }

  private async work(
    place: Place,
    { changes, day }: Input & { kind: 'work' },
    model: Model,
  ): Promise<SyncReport> {
    const { financeOwner } = this.db;
    for (const { government, project, spent } of changes) {
      const lafCd = place.governments[government];
      const where = `fyr = ${place.year} AND laf_cd = '${lafCd}' AND dbiz_cd = '${project}'`;
      const done = await financeOwner.query(
        spent === null
          ? `DELETE FROM finance.project WHERE ${where}`
          : `INSERT INTO finance.project (fyr, laf_cd, dbiz_cd, dbiz_nm, acnt_dv_cd, acnt_dv_nm, ep_amt)
             VALUES (${place.year}, '${lafCd}', '${project}', '사업 ${project}', '100', '일반회계', ${spent})
             ON CONFLICT (fyr, laf_cd, dept_cd, dbiz_cd, acnt_dv_cd) DO UPDATE SET ep_amt = excluded.ep_amt`,
      );
      if ((done.rowCount ?? 0) > 0) model.change(lafCd, project, day, spent);
    }
    // As if it had been done on that day.
    await financeOwner.query(
      `UPDATE finance.change SET changed_at = $1::timestamptz WHERE changed_at > date '2026-08-01'`,
      [`${JULY(day)}T12:00:00+09:00`],
    );
    return this.pull();
  }

  private async file(rows: readonly TestRow[], partial: boolean): Promise<SyncReport> {
    const report = await this.files.sync(this.db.sync, rows, { partial, acceptRemovals: true });
    if (report.refused.length > 0 || report.quarantined > 0)
      throw new Error(`refused: ${JSON.stringify(report)}`);
    return report;
  }

  private async pull(): Promise<SyncReport> {
    await allTransactionsOver(this.db.financeOwner);
    return sync({ pool: this.db.sync, source: financeDbSource(this.db.financeReader), acceptRemovals: true });
  }

  private async standing({ year, governments }: Place) {
    const { rows } = await this.db.financeOwner.query<{ government: string; project: string; truth: number }>(
      `SELECT laf_cd AS government, dbiz_cd AS project, ep_amt::int AS truth FROM finance.project WHERE fyr = $1 AND laf_cd = ANY($2)`,
      [year, governments],
    );
    return rows;
  }

  /** What the portal holds of a place: see Model for what must be equal. */
  async current({ year, governments }: Place): Promise<string[]> {
    const { rows } = await this.db.web.query<Held & { spent: string; as_of: string; removed: string | null }>(
      `SELECT source, laf_cd, dbiz_cd, spent, as_of::text, removed_as_of::text AS removed FROM project
        WHERE fyr = $1 AND laf_cd = ANY($2)`,
      [year, governments],
    );
    return rows
      .map((row) =>
        row.removed === null
          ? said(subjectOf(row), row.spent, dayOf(row.as_of))
          : said(subjectOf(row), 'gone', dayOf(row.removed)),
      )
      .sort();
  }

  async asOf({ year, governments }: Place, day: number): Promise<string[]> {
    const { rows } = await this.db.web.query<Held & { kind: string; spent: string }>(
      `SELECT DISTINCT ON (source, id) source, laf_cd, dbiz_cd, kind, spent FROM project_revision
        WHERE fyr = $1 AND laf_cd = ANY($2) AND as_of <= $3 ORDER BY source, id, as_of DESC, rev DESC`,
      [year, governments, day === TODAY ? '9999-12-31' : JULY(day)],
    );
    return rows.map((row) => said(subjectOf(row), row.kind === 'removed' ? 'gone' : row.spent)).sort();
  }

  async total({ year }: Place, government: string): Promise<{ projects: number; spent: number } | null> {
    const { rows } = await this.db.web.query<{ projects: number; spent: string }>(
      `SELECT projects, spent FROM rollup_government WHERE fyr = $1 AND laf_cd = $2 AND field_cd = '*'`,
      [year, government],
    );
    const [row] = rows;
    return row === undefined ? null : { projects: row.projects, spent: Number(row.spent) };
  }

  /** The tags that a run invalidated; those of the ledger apart, where each delivery is judged by itself. */
  async invalidated(report: SyncReport | null): Promise<string[]> {
    const { rows } = await this.db.web.query<{ tag: string }>(
      `SELECT payload AS tag FROM outbox WHERE run_id = $1 AND payload NOT LIKE 'ledger%'`,
      [report?.run],
    );
    return rows.map(({ tag }) => tag);
  }

  async revisions(): Promise<number> {
    const { rows } = await this.db.web.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM project_revision',
    );
    return rows[0]?.n ?? 0;
  }
}

interface Held {
  source: Subject['source'];
  laf_cd: string;
  dbiz_cd: string;
}

const subjectOf = ({ source, laf_cd, dbiz_cd }: Held): Subject => ({
  source,
  government: laf_cd,
  project: dbiz_cd,
});
const dayOf = (date: string) => (date.startsWith('2026-07') ? Number(date.slice(-2)) : TODAY);

/** One fact as a line of text. */
export function said(
  { source, government, project }: Subject,
  ...facts: (Truth | string | undefined)[]
): string {
  return [source, government, project, ...facts.map(String)].join(' ');
}

function rowsOf(place: Place, input: Input): TestRow[] {
  if (input.kind === 'partial')
    return input.rows.map((row) => rowOf(place, row.government, row.project, row.day, row.spent));
  if (input.kind !== 'whole') return [];
  return input.governments.flatMap((figures, index) =>
    Object.entries(figures ?? {}).map(([project, spent]) => rowOf(place, index, project, input.day, spent)),
  );
}

function rowOf(
  { year, governments }: Place,
  index: number,
  project: string,
  day: number,
  spent: number,
): TestRow {
  const lafCd = governments[index] ?? '';
  return testRow(project, {
    fyr: year,
    laf_cd: lafCd,
    exe_ymd: JULY(day).replaceAll('-', ''),
    ep_amt: spent,
  });
}

function toTruth(row: TestRow): { government: string; project: string; truth: number } {
  return { government: String(row.laf_cd), project: String(row.dbiz_cd), truth: Number(row.ep_amt) };
}
