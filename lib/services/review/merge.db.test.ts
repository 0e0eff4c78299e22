import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { findMergedInto, listMergeTargets } from '@/lib/queries/desk/proposal';
import { buildReviewWorld, PROCESS, type ReviewWorld } from '@/lib/services/review/world.test-support';

let db: TestDatabase;
let world: ReviewWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildReviewWorld(db);
});
afterAll(() => db.drop());

const REASON = '같은 길에 같은 일을 하자는 제안입니다.';
async function merge(number: number, into: number) {
  const fields = { ...(await world.about(number)), into: String(into), reason: REASON };
  return world.perform('review.merge', fields, 'editor');
}
async function kinds(number: number) {
  const { rows } = await db.owner.query<{ kind: string; other: number | null }>(
    'SELECT kind, other FROM proposal_step WHERE process_id = $1 AND number = $2 ORDER BY id',
    [PROCESS, number],
  );
  return rows.map(({ kind, other }) => (other === null ? kind : `${kind} ${other}`));
}

describe('a merge', () => {
  it('is a step on both sides; authors and followers go along', async () => {
    const [a, b] = [await world.proposal(), await world.proposal()];
    const second = world.viewers.reviewer.id;
    await db.owner.query('INSERT INTO proposal_author VALUES ($1, $2, $3)', [PROCESS, a, second]);
    await db.owner.query('INSERT INTO follow VALUES ($1, $2, $3)', [second, PROCESS, a]);
    await db.owner.query('DELETE FROM notice');
    expect(await merge(a, b)).toMatchObject({ done: true });
    expect([await kinds(a), await kinds(b)]).toEqual([
      ['submitted', `merged ${b}`],
      ['submitted', `merged-from ${a}`],
    ]);
    for (const table of ['proposal_author', 'follow']) {
      const { rowCount } = await db.owner.query(
        `SELECT FROM ${table} WHERE process_id = $1 AND number = $2 AND person = $3`,
        [PROCESS, b, second],
      );
      expect(rowCount).toBe(1);
    }
    const { rows } = await db.owner.query<{ kind: string; path: string }>(
      'SELECT kind, path FROM notice WHERE person = $1 ORDER BY id',
      [second],
    );
    expect(rows).toEqual([
      { kind: 'step-merged', path: `/participate/${PROCESS}/proposals/${a}` },
      { kind: 'step-merged-from', path: `/participate/${PROCESS}/proposals/${b}` },
    ]);
  });

  it('goes into nothing that went elsewhere, is over, does not exist, or is itself', async () => {
    const [a, b, c, over] = [
      await world.proposal(),
      await world.proposal(),
      await world.proposal(),
      await world.proposal('judged-infeasible'),
    ];
    await merge(a, b);
    const problem = (code: string) => ({ done: false, problems: [{ field: 'into', code }] });
    expect(await merge(c, a)).toEqual(problem('merged-already'));
    expect(await findMergedInto(db.member, PROCESS, a)).toBe(b);
    expect(await merge(c, over)).toEqual(problem('takes-no-other'));
    expect(await merge(c, 999_999)).toEqual(problem('no-such-proposal'));
    expect(await merge(c, c)).toEqual(problem('merge-itself'));
    expect(await merge(a, c)).toEqual({ done: false, problems: [{ field: '', code: 'changed-meanwhile' }] });
    expect(await kinds(c)).toEqual(['submitted']);
  });

  it('is offered with open proposals by number or words', async () => {
    const [a, b] = [await world.proposal(), await world.proposal('withdrawn')];
    const c = await world.proposal();
    await db.owner.query(`UPDATE proposal SET title = 'Safe 학교 길' WHERE number = ANY ($1)`, [[a, b, c]]);
    const found = async (words: string) =>
      (await listMergeTargets(db.member, PROCESS, c, words)).map(({ number }) => number);
    expect(await found('safe 학교')).toEqual([a]);
    expect(await found(String(a))).toEqual([a]);
    expect(await found('%')).toEqual([]);
  });
});

describe('merges at once', () => {
  it('each into the other: one is done, and none waits for ever, fifty times', async () => {
    for (let round = 0; round < 50; round += 1) {
      const [a, b] = [await world.proposal(), await world.proposal()];
      const about = [await world.about(a), await world.about(b)] as const;
      const reason = REASON;
      const now = new Date(Date.now() + round * 3_600_000);
      const outcomes = await Promise.all([
        world.perform('review.merge', { ...about[0], into: String(b), reason }, 'editor', now),
        world.perform('review.merge', { ...about[1], into: String(a), reason }, 'editor', now),
      ]);
      expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
      const { rows } = await db.owner.query<{ merged: number }>(
        `SELECT count(*)::int AS merged FROM proposal WHERE process_id = $1 AND number = ANY ($2) AND state = 'merged'`,
        [PROCESS, [a, b]],
      );
      expect(rows).toEqual([{ merged: 1 }]);
    }
  });

  it('of one proposal into two: one is done', async () => {
    const [a, b, c] = [await world.proposal(), await world.proposal(), await world.proposal()];
    const about = await world.about(b);
    const outcomes = await Promise.all(
      [a, c].map((into) =>
        world.perform('review.merge', { ...about, into: String(into), reason: REASON }, 'editor'),
      ),
    );
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
  });
});
