import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { nextState } from '@/lib/domain/process/states';
import { PROPOSAL_STATES, STEP_KINDS } from '@/lib/domain/process/types';
import {
  addLink,
  addProcess,
  addProposal,
  addStep,
  addSteps,
} from '@/lib/queries/process/process.test-support';

const ID = '4272000-2026';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  await addProcess(db.owner, ID);
});
afterAll(() => db.drop());

let last = 0;
/** A new proposal. */
async function proposal(): Promise<readonly [string, number]> {
  last += 1;
  await addProposal(db.owner, ID, { number: last });
  return [ID, last];
}
async function standing([id, number]: readonly [string, number]) {
  const { rows } = await db.owner.query<{ state: string | null; merged_into: number | null }>(
    'SELECT state, merged_into FROM proposal WHERE process_id = $1 AND number = $2',
    [id, number],
  );
  return rows[0];
}

describe('steps', () => {
  it('lead on as the domain says, for every state and every step', async () => {
    for (const state of [null, ...PROPOSAL_STATES])
      for (const kind of STEP_KINDS) {
        const { rows } = await db.web.query<{ after: string | null }>(
          'SELECT proposal_next_state($1, $2) AS after',
          [state, kind],
        );
        expect({ state, kind, after: rows[0]?.after }).toEqual({
          state,
          kind,
          after: nextState(state, kind),
        });
      }
  });

  it('move a proposal, and one that may not follow is refused', async () => {
    const one = await proposal();
    expect(await standing(one)).toEqual({ state: null, merged_into: null });
    await expect(addStep(db.owner, one, 'assigned')).rejects.toThrow('assigned cannot follow');
    await addSteps(db.owner, one, 'submitted', 'assigned', 'judged-infeasible');
    expect((await standing(one))?.state).toBe('infeasible');
    await expect(addStep(db.owner, one, 'judged-feasible')).rejects.toThrow('is infeasible');
    await expect(addStep(db.owner, one, 'dropped' as 'won')).rejects.toThrow('cannot follow');
  });

  it('never lie before the last one', async () => {
    const one = await proposal();
    await addStep(db.owner, one, 'submitted', { at: '2026-02-01T00:00:01Z' });
    await expect(addStep(db.owner, one, 'assigned', { at: '2026-02-01T00:00:00Z' })).rejects.toThrow(
      'before the last one',
    );
    await addStep(db.owner, one, 'assigned', { at: '2026-02-01T00:00:01Z' });
  });

  it('are append-only, and nobody but they write where a proposal stands', async () => {
    const one = await proposal();
    await addSteps(db.owner, one, 'submitted');
    const refused = 'is append-only';
    await expect(db.owner.query(`UPDATE proposal_step SET reason = 'x'`)).rejects.toThrow(refused);
    await expect(db.owner.query('DELETE FROM proposal_step')).rejects.toThrow(refused);
    const says = 'is what its steps say';
    await expect(
      db.owner.query(`UPDATE proposal SET state = 'won' WHERE number = $1`, [one[1]]),
    ).rejects.toThrow(says);
    await expect(
      db.owner.query(
        `INSERT INTO proposal (process_id, number, track, title, need, content, author_name, state)
         VALUES ($1, 9999, 'general', 'x', 'x', 'x', 'x', 'won')`,
        [ID],
      ),
    ).rejects.toThrow(says);
    await db.owner.query(`UPDATE proposal SET place = '다른 곳' WHERE number = $1`, [one[1]]);
  });
});

describe('merges', () => {
  it('go one way: into one that is open, never back, never into itself', async () => {
    const [a, b, c] = [await proposal(), await proposal(), await proposal()];
    for (const one of [a, b, c]) await addSteps(db.owner, one, 'submitted');
    await expect(addStep(db.owner, b, 'merged')).rejects.toThrow('check constraint');
    await expect(addStep(db.owner, b, 'merged', { other: b[1] })).rejects.toThrow('check constraint');
    await expect(addStep(db.owner, a, 'merged-from', { other: b[1] })).rejects.toThrow('did not go into');
    await addStep(db.owner, b, 'merged', { other: a[1] });
    await addStep(db.owner, a, 'merged-from', { other: b[1] });
    expect(await standing(b)).toEqual({ state: 'merged', merged_into: a[1] });
    await expect(addStep(db.owner, a, 'merged', { other: b[1] })).rejects.toThrow('takes no other one in');
    await addStep(db.owner, a, 'merged', { other: c[1] });
    await expect(addStep(db.owner, c, 'merged', { other: a[1] })).rejects.toThrow('takes no other one in');
    await addSteps(db.owner, c, 'judged-infeasible');
    expect((await standing(c))?.state).toBe('infeasible');
  });

  it('of two at once, the second waits for the first and is refused', async () => {
    const [a, b] = [await proposal(), await proposal()];
    for (const one of [a, b]) await addSteps(db.owner, one, 'submitted');
    const first = await db.owner.connect();
    await first.query('BEGIN');
    await addStep(first, a, 'merged', { other: b[1] });
    const second = addStep(db.owner, b, 'merged', { other: a[1] });
    const outcome = expect(second).rejects.toThrow('takes no other one in');
    await Promise.race([second.catch(() => undefined), pause(200)]);
    await first.query('COMMIT');
    first.release();
    await outcome;
  });
});

describe('ties of winners', () => {
  const project = { fyr: 2026, project: 'road', name: '도로 정비' };

  it('are made once, taken back by a later row, append-only, and steps too', async () => {
    const one = await proposal();
    await addSteps(db.owner, one, 'submitted', 'judged-feasible', 'screened-in');
    await expect(addLink(db.owner, one, project)).rejects.toThrow('linked cannot follow');
    await addSteps(db.owner, one, 'won');
    await expect(addLink(db.owner, one, { ...project, kind: 'unlinked' })).rejects.toThrow(
      'is unlinked already',
    );
    await addLink(db.owner, one, project);
    await expect(addLink(db.owner, one, project)).rejects.toThrow('is linked already');
    await addLink(db.owner, one, { ...project, kind: 'unlinked' });
    await addLink(db.owner, one, project);
    await expect(addStep(db.owner, one, 'linked', { at: '2026-02-01T00:00:00Z' })).rejects.toThrow(
      'in winner_link',
    );
    await expect(db.owner.query('UPDATE winner_link SET whole = false')).rejects.toThrow('is append-only');
    await expect(db.owner.query('DELETE FROM winner_link')).rejects.toThrow('is append-only');
    const { rows } = await db.web.query(
      `SELECT kind, taken_by, reason FROM proposal_step WHERE process_id = $1 AND number = $2 AND kind LIKE '%linked' ORDER BY id`,
      [...one],
    );
    const step = { taken_by: '기획예산과', reason: '2026 도로 정비' };
    expect(rows).toEqual(['linked', 'unlinked', 'linked'].map((kind) => ({ kind, ...step })));
  });
});

describe('phases', () => {
  const add = (rows: string) => db.owner.query(`INSERT INTO process_phase VALUES ${rows}`);

  it('follow one another in the order of the law, and may meet', async () => {
    await add(
      `('${ID}', 'voting', '2046-09-01Z', '2046-09-10Z'), ('${ID}', 'review', '2046-04-01Z', '2046-09-01Z')`,
    );
    await expect(add(`('${ID}', 'proposing', '2046-03-01Z', '2046-04-01T00:00:01Z')`)).rejects.toThrow(
      'overlap',
    );
    await expect(add(`('${ID}', 'counting', '2046-01-01Z', '2046-02-01Z')`)).rejects.toThrow('out of order');
    await expect(add(`('${ID}', 'counting', '2046-09-10Z', '2046-09-10Z')`)).rejects.toThrow(
      'check constraint',
    );
    await add(`('${ID}', 'execution', '2046-12-01Z', NULL)`);
    await expect(
      db.owner.query(`UPDATE process_phase SET ends = '2046-12-02Z' WHERE phase = 'voting'`),
    ).rejects.toThrow('overlap');
  });

  it('may be moved together', async () => {
    await db.owner.query(
      `UPDATE process_phase SET begins = begins + interval '5 days', ends = ends + interval '5 days' WHERE phase <> 'execution'`,
    );
  });
});

describe('what a process may be', () => {
  it.each([
    [`UPDATE process SET ceiling = -1`, 'participation_won'],
    [`UPDATE process SET ceiling = 9007199254740992`, 'participation_won'],
    [`UPDATE process SET fyr = 2027`, 'check constraint'],
    [`UPDATE proposal SET title = ''`, 'check constraint'],
    [`UPDATE proposal SET lat = 37.5`, 'check constraint'],
    [`UPDATE proposal SET track = 'nobody'`, 'foreign key'],
  ])('refuses %s', async (sql, reason) => {
    await expect(db.owner.query(sql)).rejects.toThrow(reason);
  });
});

describe('the role of the web', () => {
  it('reads every table and writes none; the sync has no part in them', async () => {
    for (const table of [
      'process',
      'process_track',
      'process_phase',
      'proposal',
      'proposal_step',
      'winner_link',
    ]) {
      await db.web.query(`SELECT count(*) FROM ${table}`);
      for (const sql of [`INSERT INTO ${table} DEFAULT VALUES`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])
        await expect(db.web.query(sql)).rejects.toThrow('permission denied');
      await expect(db.sync.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
    }
    await expect(db.web.query(`UPDATE proposal SET title = 'x'`)).rejects.toThrow('permission denied');
  });
});
