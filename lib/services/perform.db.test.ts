import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { act, addPerson, sameAgain } from '@/lib/services/people.test-support';
import { checkAudit } from '@/lib/services/people/audit';

let db: TestDatabase;
let resident: Viewer;
let editor: Viewer;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  resident = await addPerson(db.owner, { name: '주민' });
  editor = await addPerson(db.owner, { roles: [{ role: 'editor', lafCd: '4111000' }] });
});
afterAll(() => db.drop());

const done: string[] = [];
const write = defineAction({
  name: 'test.write',
  input: z.object({ text: z.string('required').min(1, 'empty').max(5, 'too-long'), lafCd: z.string() }),
  permission: { roles: ['editor'] },
  target: (_tx, { lafCd }) => (lafCd === 'none' ? null : { lafCd }),
  audited: true,
  detail: ({ text }) => ({ length: text.length }),
  run: async ({ tx, viewer, after }, { text }) => {
    await tx.query('UPDATE person SET name = $2 WHERE id = $1', [viewer?.id, text]);
    after(() => Promise.resolve(void done.push(text)));
    if (text === 'fail') throw new Error('broken');
    return text === 'no' ? undone('invalid', 'text') : { done: true, to: '/', subject: 'a thing' };
  },
});
const often = defineAction({
  name: 'test.often',
  input: z.object({}),
  permission: 'anyone',
  target: () => ({ lafCd: null }),
  limits: [
    { per: 'account', number: 2, seconds: 60 },
    { per: 'address', number: 3, seconds: 60 },
  ],
  audited: false,
  run: () => Promise.resolve({ done: true, to: '/' }),
});

const nameOf = async ({ session }: Viewer) => (await sameAgain(db.owner, session)).name;

describe('what is done', () => {
  it('is judged before it is done, and done whole', async () => {
    const text = { text: 'yes', lafCd: '4111000' };
    expect(await act(db.member, write, null, [text])).toEqual({ done: false, refusal: 'sign-in' });
    expect(await act(db.member, write, resident, [text])).toEqual({ done: false, refusal: 'no-role' });
    expect(await act(db.member, write, editor, [{ ...text, lafCd: '1111000' }])).toEqual({
      done: false,
      refusal: 'other-government',
    });
    expect(await act(db.member, write, editor, [{ ...text, lafCd: 'none' }])).toEqual({
      done: false,
      refusal: 'not-found',
    });
    expect(await nameOf(editor)).toBe('사람');
    expect(await act(db.member, write, editor, [text])).toMatchObject({ done: true, to: '/' });
    expect(await nameOf(editor)).toBe('yes');
    expect(done).toEqual(['yes']);
  });

  it('and otherwise leaves nothing behind, nor does what was to follow', async () => {
    const sent = (text: string) => act(db.member, write, editor, [{ text, lafCd: '4111000' }]);
    expect(await sent('')).toEqual({ done: false, problems: [{ field: 'text', code: 'empty' }] });
    expect(await sent('too long')).toEqual({ done: false, problems: [{ field: 'text', code: 'too-long' }] });
    expect(await sent('no')).toEqual({ done: false, problems: [{ field: 'text', code: 'invalid' }] });
    await expect(sent('fail')).rejects.toThrow('broken');
    expect(await nameOf(editor)).toBe('yes');
    expect(done).toEqual(['yes']);
  });

  it('is written into the audit log, which nobody can change', async () => {
    const { rows } = await db.member.query(
      `SELECT person, role, action, subject, laf_cd, detail FROM audit_entry WHERE action = 'test.write'`,
    );
    expect(rows).toEqual([
      {
        person: editor.id,
        role: 'editor',
        action: 'test.write',
        subject: 'a thing',
        laf_cd: '4111000',
        detail: '{"length": 3}',
      },
    ]);
    await expect(db.member.query('UPDATE audit_entry SET subject = subject')).rejects.toThrow(
      'permission denied',
    );
    await expect(db.member.query('INSERT INTO audit_entry SELECT * FROM audit_entry')).rejects.toThrow(
      'permission',
    );
    await expect(db.member.query('DELETE FROM audit_entry')).rejects.toThrow('permission denied');
    await expect(db.owner.query('DELETE FROM audit_entry')).rejects.toThrow('append-only');
    await expect(db.web.query('SELECT FROM audit_entry')).rejects.toThrow('permission denied');
  });

  it('too often waits: by account, and by address for whoever comes from there', async () => {
    const now = new Date('2026-03-01T00:00:10Z');
    const asked = (who: Viewer | null, address: string) => act(db.member, often, who, [{}, { now, address }]);
    expect(await asked(resident, 'a')).toMatchObject({ done: true });
    expect(await asked(resident, 'b')).toMatchObject({ done: true });
    expect(await asked(resident, 'c')).toEqual({ done: false, waitSeconds: 50 });
    expect(await asked(null, 'a')).toMatchObject({ done: true });
    expect(await asked(editor, 'a')).toMatchObject({ done: true });
    expect(await asked(null, 'a')).toEqual({ done: false, waitSeconds: 50 });
    const later = { now: new Date('2026-03-01T00:01:00Z'), address: 'a' };
    expect(await act(db.member, often, resident, [{}, later])).toMatchObject({ done: true });
    const { rows } = await db.owner.query<{ bucket: string }>('SELECT bucket FROM attempt');
    expect(rows.every(({ bucket }) => !/:address:(a|b|c):/.test(bucket))).toBe(true);
  });
});

describe('the audit log', () => {
  it('is one chain, however many write at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        db.member.query(`SELECT audit_write(NULL, NULL, 'test.many', $1, NULL, '{}')`, [String(place)]),
      ),
    );
    expect(await checkAudit(db.member)).toMatchObject({ entries: 21, broken: [] });
  });

  it('shows an entry that was altered, one that was taken out, and one that was put in', async () => {
    const tampered = async (...statements: string[]) => {
      const client = await db.owner.connect();
      await client.query('BEGIN; ALTER TABLE audit_entry DISABLE TRIGGER USER');
      for (const statement of statements) await client.query(statement);
      const { rows } = await client.query('SELECT id, fault FROM audit_broken()');
      await client.query('ROLLBACK');
      client.release();
      return rows as { id: string; fault: string }[];
    };
    expect(await tampered(`UPDATE audit_entry SET subject = 'x' WHERE id = 5`)).toEqual([
      { id: '5', fault: 'altered' },
    ]);
    // Whoever also seals the altered entry again breaks the one after it.
    expect(
      await tampered(
        `UPDATE audit_entry SET subject = 'x' WHERE id = 5`,
        'UPDATE audit_entry e SET hash = audit_entry_hash(e) WHERE id = 5',
      ),
    ).toEqual([{ id: '6', fault: 'chain' }]);
    const removed = await tampered('DELETE FROM audit_entry WHERE id = 5');
    expect(removed[0]).toEqual({ id: '6', fault: 'missing before' });
    expect(await tampered('DELETE FROM audit_entry WHERE id = 21')).toEqual([]);
  });
});
