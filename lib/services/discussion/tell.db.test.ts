import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import {
  addPerson,
  buildDiscussionWorld,
  type DiscussionWorld,
  say,
  send,
} from '@/lib/services/discussion/samples.test-support';

let world: DiscussionWorld;
beforeAll(async () => {
  world = await buildDiscussionWorld(await createTestDatabase(inject('testServer')));
});
afterAll(() => world.db.drop());

interface Told {
  count: number;
  /** Minutes from now until it is mailed; null: never. */
  due: number | null;
  mailed: boolean;
}
async function told(person: string): Promise<Told[]> {
  const { rows } = await world.db.owner.query<Told>(
    `SELECT (detail->>'count')::int AS count, round(extract(epoch FROM mail_at - now()) / 60)::int AS due, mailed_at IS NOT NULL AS mailed
       FROM notice WHERE person = $1 AND kind = 'commented' ORDER BY id`,
    [person],
  );
  return rows;
}
/** What is due is mailed: instants of the table are rounded to the second. */
const mail = () =>
  world.db.owner.query(
    `UPDATE notice SET mailed_at = now() WHERE mail_at <= now() + interval '1 second' AND mailed_at IS NULL`,
  );

describe('news of comments', () => {
  it('reach authors and followers, never who wrote them, and name nobody', async () => {
    await send(world, world.reader, 'discussion.follow', { process: world.process, number: '0' });
    await send(world, world.neighbour, 'discussion.follow', { process: world.process, number: '1' });
    await say(world, world.neighbour, '첫 말');
    expect(await told(world.author.id)).toEqual([{ count: 1, due: 0, mailed: false }]);
    expect(await told(world.reader.id)).toHaveLength(1);
    expect(await told(world.neighbour.id)).toEqual([]);
    const { rows } = await world.db.owner.query('SELECT path, topic, detail FROM notice WHERE person = $1', [
      world.reader.id,
    ]);
    expect(rows).toEqual([
      {
        path: '/participate/4111000-2027/proposals/1/comments?page=last',
        topic: 'comments',
        detail: { title: '제안 1', count: 1 },
      },
    ]);
  });

  it('are one notice until it is mailed, then one an hour later for all that came meanwhile', async () => {
    await say(world, world.neighbour, '둘째 말');
    expect(await told(world.author.id)).toEqual([{ count: 2, due: 0, mailed: false }]);
    await mail();
    for (const text of ['셋째 말', '넷째 말', '다섯째 말']) await say(world, world.neighbour, text);
    const after = [
      { count: 2, due: 0, mailed: true },
      { count: 3, due: 60, mailed: false },
    ];
    expect(await told(world.author.id)).toEqual(after);
    await mail();
    expect(await told(world.author.id)).toEqual(after);
  });

  it('of many who write at once are one notice still', async () => {
    const people = await Promise.all([1, 2, 3].map((n) => addPerson(world.db.owner, `동시 ${n}`)));
    await Promise.all(people.map((person) => say(world, person, '함께')));
    expect((await told(world.author.id)).at(-1)).toEqual({ count: 6, due: 60, mailed: false });
  });

  it('that were read are counted from one again, and still mailed once', async () => {
    await world.db.owner.query('UPDATE notice SET read_at = now() WHERE person = $1', [world.author.id]);
    await say(world, world.neighbour, '읽은 뒤의 말');
    expect((await told(world.author.id)).at(-1)).toEqual({ count: 1, due: 60, mailed: false });
  });

  it('without mail are one notice until it is read', async () => {
    const quiet = await addPerson(world.db.owner, '조용한 사람');
    await world.db.owner.query(`UPDATE person SET mail = '{}' WHERE id = $1`, [quiet.id]);
    await send(world, quiet, 'discussion.follow', { process: world.process, number: '1' });
    await say(world, world.neighbour, '조용히 하나');
    await say(world, world.neighbour, '조용히 둘');
    expect(await told(quiet.id)).toEqual([{ count: 2, due: null, mailed: false }]);
    await world.db.owner.query('UPDATE notice SET read_at = now() WHERE person = $1', [quiet.id]);
    await say(world, world.neighbour, '조용히 셋');
    expect(await told(quiet.id)).toHaveLength(2);
  });

  it('of an answer reach who wrote what is answered', async () => {
    const asker = await addPerson(world.db.owner, '묻는 사람');
    const parent = await say(world, asker, '물음');
    await say(world, world.neighbour, '대답', { parent });
    expect(await told(asker.id)).toHaveLength(1);
  });
});
