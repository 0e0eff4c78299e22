import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase } from '@/lib/db/testing';
import { discussionActions } from '@/lib/services/discussion';
import {
  buildDiscussionWorld,
  type DiscussionWorld,
  discussionSamples,
  say,
  send,
} from '@/lib/services/discussion/samples.test-support';

let world: DiscussionWorld;
beforeAll(async () => {
  world = await buildDiscussionWorld(await createTestDatabase(inject('testServer')));
});
afterAll(() => world.db.drop());

const EDITORS = ['discussion.hide', 'discussion.show', 'discussion.keep', 'discussion.decide'];

describe('samples', () => {
  it('name every action, and each is taken of whom it is for', async () => {
    expect(Object.keys(discussionSamples).sort()).toEqual(discussionActions.map(({ name }) => name).sort());
    for (const [name, sample] of Object.entries(discussionSamples)) {
      const who =
        name === 'discussion.decide'
          ? world.secondEditor
          : EDITORS.includes(name)
            ? world.editor
            : world.neighbour;
      expect({ name, ...(await send(world, who, name, await sample(world))) }).toMatchObject({
        name,
        done: true,
      });
    }
  });
});

describe('what the reading role may not see', () => {
  it.each(['comment_author', 'comment_hidden', 'endorsement', 'report', 'moderation_by', 'appeal'])(
    '%s',
    async (table) => {
      await expect(world.db.web.query(`SELECT FROM ${table}`)).rejects.toThrow('permission denied');
    },
  );
});

describe('what nobody may do', () => {
  it.each([
    ['write text over', `UPDATE comment SET text = '다른 말' WHERE id = $1`],
    ['hide without moderation', `UPDATE comment SET state = 'hidden', text = NULL WHERE id = $1`],
    [
      'bring back what was withdrawn',
      `UPDATE comment SET state = 'shown', text = '다시' WHERE id = $1 AND state = 'withdrawn'`,
    ],
  ])('%s', async (name, sql) => {
    const id = await say(world, world.neighbour, `지켜질 말: ${name}`);
    if (name.startsWith('bring')) await send(world, world.neighbour, 'discussion.withdraw', { comment: id });
    for (const pool of [world.db.member, world.db.owner])
      await expect(pool.query(sql, [id])).rejects.toThrow('what moderation says');
  });

  it('remove a comment, rewrite moderation, or write counts', async () => {
    const { owner, member } = world.db;
    await expect(owner.query('DELETE FROM comment')).rejects.toThrow('append-only');
    await expect(owner.query(`UPDATE moderation SET reason = 'x'`)).rejects.toThrow('append-only');
    await expect(member.query('UPDATE proposal_voice SET endorsements = 9')).rejects.toThrow(
      'permission denied',
    );
    await expect(member.query('INSERT INTO comment_hidden VALUES (1, $1)', ['x'])).rejects.toThrow(
      'permission denied',
    );
  });

  it('decide an appeal that nobody made, or show what is shown', async () => {
    const id = await say(world, world.neighbour, '아무 일도 없던 말');
    for (const kind of ['shown', 'appeal-granted', 'appeal-refused'])
      await expect(
        world.db.member.query(
          `INSERT INTO moderation (comment, kind, reason, taken_by) VALUES ($1, $2, 'x', 'x')`,
          [id, kind],
        ),
      ).rejects.toThrow('cannot follow');
  });
});

describe('the counts', () => {
  it('are what the tables say, after all of this', async () => {
    const { rows } = await world.db.owner.query(
      `SELECT v.number FROM proposal_voice v WHERE (v.places, v.comments, v.endorsements) IS DISTINCT FROM (
         (SELECT count(*) FROM comment c WHERE c.process_id = v.process_id AND c.number = v.number),
         (SELECT count(*) FROM comment c WHERE c.process_id = v.process_id AND c.number = v.number AND c.state = 'shown'),
         (SELECT count(*) FROM endorsement e WHERE e.process_id = v.process_id AND e.number = v.number))`,
    );
    expect(rows).toEqual([]);
  });
});
