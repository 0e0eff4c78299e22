import type pg from 'pg';
import {
  type AmountName,
  type Cells,
  COLUMNS,
  AT,
  AMOUNT_COLUMNS,
  AMOUNT_NAMES,
  type Column,
} from '@/lib/domain/project';
import { HASH_VERSION, rowHash } from '@/lib/domain/project/row-hash';
import { type SourceName } from '@/lib/sources/source';
import { readRows } from '@/lib/pipeline/copy';
import { type Point } from '@/lib/pipeline/timeline';
import { type StoredProject } from '@/lib/pipeline/types';

/** The columns of a project's image in the tables, by the published column that they come from. */
export const IMAGE_COLUMNS = {
  wa_laf_cd: 'wa_laf_cd',
  laf_cd: 'laf_cd',
  acnt_dv_cd: 'account_cd',
  acnt_dv_nm: 'account_nm',
  dept_cd: 'dept_cd',
  dbiz_cd: 'dbiz_cd',
  dbiz_nm: 'name',
  fld_cd: 'field_cd',
  fld_nm: 'field_nm',
  ane_part_cd: 'section_cd',
  part_nm: 'section_nm',
  cpl_amt: 'planned',
  bdg_cash_amt: 'current_budget',
  bdg_ntep: 'national',
  capep: 'province',
  sggep: 'municipal',
  etc_amt: 'other',
  ep_amt: 'spent',
} as const satisfies Record<Exclude<Column, 'fyr' | 'exe_ymd'>, string>;
export type ImageColumn = (typeof IMAGE_COLUMNS)[keyof typeof IMAGE_COLUMNS];
export const IMAGE_COLUMN_LIST: readonly ImageColumn[] = Object.values(IMAGE_COLUMNS);

export const amountColumn = (name: AmountName): ImageColumn => IMAGE_COLUMNS[AMOUNT_COLUMNS[name]];
export const AMOUNT_IMAGE_COLUMNS = AMOUNT_NAMES.map(amountColumn);

type ImageRow = { fyr: number } & Record<ImageColumn, string | null>;

/** The hash of an image as it stands in a table. */
function hashOfImage(row: ImageRow): string {
  const cells: string[] = new Array<string>(COLUMNS.length).fill('');
  cells[AT.fyr] = String(row.fyr);
  // The keys of the constant above are columns.
  for (const column of Object.keys(IMAGE_COLUMNS) as (keyof typeof IMAGE_COLUMNS)[])
    cells[AT[column]] = row[IMAGE_COLUMNS[column]] ?? '';
  return rowHash(cells satisfies Cells);
}

/** The hashes that stored rows have today, by id. */
export async function hashesOfImages(
  pool: pg.Pool,
  source: SourceName,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await pool.query<ImageRow & { id: string }>(
    `SELECT id, fyr, ${IMAGE_COLUMN_LIST.join(', ')} FROM project WHERE source = $1 AND id = ANY($2)`,
    [source, ids],
  );
  return new Map(rows.map((row) => [row.id, hashOfImage(row)]));
}

const FIELDS = `fyr::text, id, laf_cd, dept_cd, get_byte(row_hash, 0) = ${HASH_VERSION},
  encode(substr(row_hash, 2), 'hex'), as_of::text, removed_as_of::text`;

/**
 * What a source's current rows are, loaded by their ids as they are needed.
 * Read outside of the run's transaction, which nothing else can write beside.
 */
export class Stored {
  readonly projects = new Map<string, StoredProject>();
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly pool: pg.Pool,
    private readonly source: SourceName,
  ) {}

  async loadIds(ids: readonly string[]): Promise<void> {
    const list = ids.map((id) => `'${id}'`).join(',');
    if (!/^['a-z2-7,]*$/.test(list)) throw new Error('an id is not of its form');
    if (ids.length > 0)
      await this.take(`SELECT ${FIELDS} FROM project WHERE source = '${this.source}' AND id IN (${list})`);
  }

  private async take(query: string): Promise<void> {
    const outdated: string[] = [];
    for await (const [fyr, id, lafCd, departmentCd, current, hash, asOf, removedAsOf] of readRows(
      this.pool,
      query,
    )) {
      const project: StoredProject = {
        id: id ?? '',
        fiscalYear: Number(fyr),
        lafCd: this.one(lafCd ?? ''),
        departmentCd: departmentCd ?? null,
        rowHash: hash ?? '',
        asOf: this.one(asOf ?? ''),
        removedAsOf: removedAsOf ?? null,
      };
      this.projects.set(project.id, project);
      if (current !== 't') outdated.push(project.id);
    }
    await this.hashAnew(outdated);
  }

  /** One string for all that are alike: codes and dates repeat by the hundred thousand. */
  private one(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, text);
    return text;
  }

  /** Rows stored under an older version of the hash get the hash of today: what did not change stays unchanged. */
  private async hashAnew(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const hashes = await hashesOfImages(this.pool, this.source, ids);
    for (const [id, hash] of hashes) {
      const project = this.projects.get(id);
      if (project !== undefined) project.rowHash = hash;
    }
  }

  /** All states of some projects, in the order in which the reads take them. */
  async history(ids: readonly string[]): Promise<Map<string, Point[]>> {
    const points = new Map<string, Point[]>();
    if (ids.length === 0) return points;
    const { rows } = await this.pool.query<
      ImageRow & { id: string; kind: string; as_of: string; rev: string }
    >(
      `SELECT r.id, r.kind, r.as_of, r.rev, r.fyr, ${IMAGE_COLUMN_LIST.map((column) => `r.${column}`).join(', ')}
         FROM project p JOIN project_revision r USING (laf_cd, fyr, id, source)
        WHERE source = $1 AND id = ANY($2) ORDER BY id, r.as_of, r.rev`,
      [this.source, ids],
    );
    for (const row of rows) {
      const list = points.get(row.id) ?? [];
      list.push({
        asOf: row.as_of,
        hash: row.kind === 'removed' ? null : hashOfImage(row),
        image: { order: null, place: null, again: row.rev },
      });
      points.set(row.id, list);
    }
    return points;
  }
}
