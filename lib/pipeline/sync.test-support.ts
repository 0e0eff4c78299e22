import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { type Column, COLUMNS } from '@/lib/domain/project';
import { fileSource } from '@/lib/sources/file/file-source';
import { type Source, type SourceName } from '@/lib/sources/source';
import { sync, type SyncOptions, type SyncReport } from '@/lib/pipeline/sync';

export type TestRow = Partial<Record<Column, string | number>>;

/** A row of 서울종로구 that passes every check; `dbiz_cd` names the project. */
export function testRow(code: string, more: TestRow = {}): TestRow {
  return {
    fyr: 2026,
    exe_ymd: '20260630',
    wa_laf_cd: '1100000',
    laf_cd: '1111000',
    acnt_dv_nm: '일반회계',
    dbiz_cd: code,
    dbiz_nm: `사업 ${code}`,
    fld_nm: '사회복지',
    part_nm: '주택',
    cpl_amt: 900,
    bdg_cash_amt: 1000,
    bdg_ntep: 500,
    capep: 300,
    sggep: 200,
    etc_amt: 0,
    ep_amt: 400,
    ...more,
  };
}

export function csvOf(rows: readonly TestRow[]): string {
  const quoted = (value: string | number) => (/[",\n]/.test(String(value)) ? `"${value}"` : String(value));
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

/** A folder of inputs, and syncs from them. */
export class Inputs {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-sync-'));

  file(name: string, content: string | Buffer): string {
    const file = path.join(this.folder, name);
    writeFileSync(file, content);
    return file;
  }

  /** Syncs a text; `source` lets a file stand for another source. */
  async sync(
    pool: pg.Pool,
    content: string | Buffer | readonly TestRow[],
    {
      partial = true,
      as = 'file',
      ...more
    }: Partial<SyncOptions> & { partial?: boolean; as?: SourceName } = {},
  ): Promise<SyncReport> {
    const text = typeof content === 'string' || Buffer.isBuffer(content) ? content : csvOf(content);
    const source: Source = { ...fileSource({ path: this.file('input.csv', text), partial }), name: as };
    return sync({ pool, source, ...more });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Everything that is shown or kept, times and numbers of runs and rows apart: two databases can be compared by it. */
export async function stateOf(pool: pg.Pool): Promise<Record<string, unknown[]>> {
  const queries = {
    projects: `SELECT to_jsonb(p) - 'run_id' - 'known_at' - 'raw_block_id' || jsonb_build_object('block', encode(b.sha256, 'hex')) AS row
                 FROM project p LEFT JOIN raw_block b ON b.id = p.raw_block_id ORDER BY p.fyr, p.id, p.source`,
    revisions: `SELECT to_jsonb(r) - 'rev' - 'slice' - 'run_id' - 'known_at' - 'raw_block_id' || jsonb_build_object('block', encode(b.sha256, 'hex')) AS row
                  FROM project_revision r LEFT JOIN raw_block b ON b.id = r.raw_block_id ORDER BY r.fyr, r.id, r.rev`,
    blocks: `SELECT jsonb_build_object('sha256', encode(sha256, 'hex'), 'data', encode(data, 'hex'), 'rows', rows) AS row FROM raw_block ORDER BY sha256`,
    coverage: `SELECT to_jsonb(c) - 'run_id' AS row FROM source_coverage c ORDER BY source, fyr, laf_cd`,
    serving: `SELECT to_jsonb(c) - 'run_id' AS row FROM serving_change c ORDER BY fyr, laf_cd, run_id`,
    quarantine: `SELECT to_jsonb(q) - 'id' - 'run_id' - 'raw_block_id' - 'created_at' - 'resolved_run_id' AS row FROM quarantine q ORDER BY line, reason`,
    governments: `SELECT to_jsonb(r) - 'run_id' AS row FROM rollup_government r ORDER BY fyr, laf_cd, field_cd`,
    tiers: `SELECT to_jsonb(r) - 'run_id' AS row FROM rollup_tier r ORDER BY fyr, tier, field_cd`,
    peers: `SELECT to_jsonb(r) - 'run_id' AS row FROM rollup_peer r ORDER BY fyr, peer_group`,
    outbox: `SELECT jsonb_build_object('topic', topic, 'tag', CASE topic WHEN 'page' THEN payload END, 'delivered', delivered_at IS NOT NULL) AS row
               FROM outbox ORDER BY topic, payload`,
    cursor: `SELECT to_jsonb(c) - 'run_id' AS row FROM feed_cursor c ORDER BY source`,
    ledger: `SELECT to_jsonb(d) - 'seq' - 'first_run' - 'last_run' - 'closed_run' - 'origins' AS row FROM discrepancy d ORDER BY id`,
    ledger_events: `SELECT to_jsonb(e) - 'event_id' - 'run_id' - 'known_at' - 'origins' AS row FROM discrepancy_event e ORDER BY discrepancy_id, event_id`,
    base_rates: `SELECT to_jsonb(t) - 'run_id' AS row FROM rule_tally t ORDER BY rule, fyr, laf_cd`,
    search: `SELECT to_jsonb(d) - 'run_id' - 'figures_run' AS row FROM search_document d ORDER BY fyr, id`,
  };
  const state: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(queries)) {
    const { rows } = await pool.query<{ row: unknown }>(query);
    state[name] = rows.map(({ row }) => row);
  }
  return state;
}
