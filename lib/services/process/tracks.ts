import type { PoolClient } from 'pg';
import { z } from 'zod';
import { line } from '@/lib/domain/text/clean';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { processField } from '@/lib/services/fields';
import { editors, lockProcess, saved } from '@/lib/services/process/shared';
import { processTarget } from '@/lib/services/review/proposal';
import { costField } from '@/lib/services/review/fields';

const MOST_TRACKS = 20;
const keyField = z.string('required').regex(/^[a-z][a-z0-9-]{0,39}$/, 'invalid');

const saveInput = z.object({
  process: processField,
  /** Empty: a new one. */
  key: z.union([z.literal(''), keyField]).default(''),
  nameKo: line(100),
  nameEn: line(100),
  whoKo: line(500, { least: 0 }),
  whoEn: line(500, { least: 0 }),
  ceiling: costField,
});

/** Adds a share of the process, or changes one. Once the rules are frozen or voting has begun none is added, and no ceiling changes. */
export const saveTrack = defineAction({
  ...editors,
  name: 'process.save-track',
  input: saveInput,
  target: processTarget,
  detail: ({ key }) => ({ track: key }),
  run: async (context, input) => {
    const locked = await lockProcess(context.tx, input.process, context.now);
    if (locked === null) return undone('not-found');
    const code =
      input.key === ''
        ? await add(context.tx, input, locked.fixed)
        : await change(context.tx, input, locked.fixed);
    return code === null
      ? saved(context, locked, 'tracks')
      : undone(code, code === locked.fixed ? 'ceiling' : '');
  },
});

type SaveInput = z.infer<typeof saveInput>;

async function add(tx: PoolClient, input: SaveInput, fixed: string | null): Promise<string | null> {
  if (fixed !== null) return fixed;
  const { rows } = await tx.query<{ tracks: number; last: number }>(
    'SELECT count(*)::int AS tracks, coalesce(max(position), 0)::int AS last FROM process_track WHERE process_id = $1',
    [input.process],
  );
  const { tracks, last } = rows[0] ?? { tracks: 0, last: 0 };
  if (tracks >= MOST_TRACKS) return 'too-many-tracks';
  const { process, nameKo, nameEn, whoKo, whoEn, ceiling } = input;
  await tx.query(
    `INSERT INTO process_track (process_id, key, position, name_ko, name_en, who_ko, who_en, ceiling)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [process, await freeKey(tx, process, last + 1), last + 1, nameKo, nameEn, whoKo, whoEn, ceiling],
  );
  return null;
}

/** Keys stand in addresses: short, and never changed. */
async function freeKey(tx: PoolClient, process: string, position: number): Promise<string> {
  const { rows } = await tx.query<{ key: string }>('SELECT key FROM process_track WHERE process_id = $1', [
    process,
  ]);
  const taken = new Set(rows.map(({ key }) => key));
  let number = position;
  while (taken.has(`track-${number}`)) number += 1;
  return `track-${number}`;
}

async function change(tx: PoolClient, input: SaveInput, fixed: string | null): Promise<string | null> {
  const { process, key, nameKo, nameEn, whoKo, whoEn, ceiling } = input;
  const { rows } = await tx.query<{ same: boolean }>(
    'SELECT ceiling IS NOT DISTINCT FROM $3::bigint AS same FROM process_track WHERE process_id = $1 AND key = $2',
    [process, key, ceiling],
  );
  const [row] = rows;
  if (row === undefined) return 'no-such-track';
  if (fixed !== null && !row.same) return fixed;
  await tx.query(
    `UPDATE process_track SET name_ko = $3, name_en = $4, who_ko = $5, who_en = $6, ceiling = $7 WHERE process_id = $1 AND key = $2`,
    [process, key, nameKo, nameEn, whoKo, whoEn, ceiling],
  );
  return null;
}
