import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { newBundleCode } from '@/lib/domain/ballot/paper-code';
import { leafProblem } from '@/lib/ballot/cast';
import { openBallot, readPrivateKey } from '@/lib/ballot/sealing';
import { leafKeysOf } from '@/lib/services/ballot/cast';
import { addEligible, choosing, PROCESS } from '@/lib/services/ballot/world.test-support';
import {
  addBundle,
  addOnPaper,
  buildPaperWorld,
  entryOf,
  type PaperWorld,
  sheetFor,
  type Values,
} from '@/lib/services/paper/samples.test-support';
import { paperWaits } from '@/lib/services/paper/waits';
import type { Outcome } from '@/lib/services/perform';

let db: TestDatabase;
let world: PaperWorld;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildPaperWorld(db);
});
afterAll(() => db.drop());

const answerOf = (outcome: Outcome) =>
  outcome.done ? outcome.value : 'problems' in outcome ? outcome.problems[0]?.code : outcome;
const enter = async (who: PaperWorld['office'], values: Values, now = world.after) =>
  answerOf(await world.act('paper.enter', who, values, now));
const spoiled = (sheet: number): Values => ({ process: PROCESS, sheet: String(sheet), outcome: 'spoiled' });
const leaves = async () => {
  const { rows } = await db.owner.query<{
    leaf: Buffer;
    counter: number;
    ciphertext: Buffer;
    signature: Buffer;
  }>(
    'SELECT leaf_hash AS leaf, counter, ciphertext, signature FROM ballotbox.ballot WHERE public_key = $1 ORDER BY counter',
    [world.election.paperKey],
  );
  return rows;
};

describe('a sheet of paper', () => {
  it('that two officers enter alike is one good leaf, which opens like every other ballot', async () => {
    await addOnPaper(world);
    const { first } = await addBundle(world);
    const says = choosing(2, 4);
    expect(await enter(world.office, await entryOf(world, first, says))).toBe('first');
    expect(await leaves()).toHaveLength(0);
    expect(await enter(world.second, await entryOf(world, first, says))).toBe('taken');
    const [leaf] = await leaves();
    if (leaf === undefined) throw new Error('no leaf');
    expect(leaf.counter).toBe(first);
    const sealed = Uint8Array.from(leaf.ciphertext);
    const key = await readPrivateKey(world.privateKey);
    expect(await openBallot(key, sealed, sheetFor(world, first))).toEqual(says);
    // Neither as another sheet, nor in another track.
    expect(await openBallot(key, sealed, sheetFor(world, first + 1))).toBeNull();
    expect(await openBallot(key, sealed, sheetFor(world, first, 'youth'))).toBeNull();
    const ciphertextHash = new Uint8Array(await crypto.subtle.digest('SHA-256', sealed));
    const known = {
      election: PROCESS,
      track: 'general',
      publicKey: world.election.paperKey,
      credential: new Uint8Array(0),
      counter: first,
      ciphertextHash,
      signature: Uint8Array.from(leaf.signature),
    };
    expect(await leafProblem(known, leafKeysOf(world.election))).toBeNull();
    expect(await leafProblem({ ...known, counter: first + 1 }, leafKeysOf(world.election))).toBe(
      'not-signed',
    );
    const { rows } = await db.owner.query('SELECT FROM ballotbox.waiting WHERE leaf_hash = $1', [leaf.leaf]);
    expect(rows).toHaveLength(1);
  });

  it('that two enter otherwise makes no leaf: both are taken back, the day is kept, and it is entered again', async () => {
    await addOnPaper(world);
    const { number, first } = await addBundle(world);
    const before = (await leaves()).length;
    expect(await enter(world.office, await entryOf(world, first, choosing(1)))).toBe('first');
    expect(await enter(world.second, await entryOf(world, first, choosing(2)))).toBe('differs');
    expect(await leaves()).toHaveLength(before);
    const events = await db.owner.query(
      'SELECT serial FROM ballotbox.sheet_differed WHERE serial = $1 AND at = $2',
      [first, world.after.toISOString().replace(/\.\d+/, '')],
    );
    expect(events.rowCount).toBe(1);
    const shown = await db.owner.query(
      'SELECT waiting::int FROM ballotbox.paper_numbers($1) WHERE number = $2',
      [PROCESS, number],
    );
    expect(shown.rows).toEqual([{ waiting: 0 }]);
    expect(await enter(world.second, await entryOf(world, first, choosing(1)))).toBe('first');
    expect(await enter(world.office, await entryOf(world, first, choosing(1)))).toBe('taken');
    expect(await leaves()).toHaveLength(before + 1);
  });

  it('is not alike under another bundle’s code: the server cannot try choices out', async () => {
    const { first } = await addBundle(world);
    const mine = await entryOf(world, first, choosing(1));
    const other = await entryOf(world, first, choosing(1), { code: newBundleCode() });
    expect(mine['sealed_code']).not.toBe(other['sealed_code']);
    expect(mine['sealed_code']).toBe((await entryOf(world, first, choosing(1)))['sealed_code']);
    expect(await enter(world.office, mine)).toBe('first');
    expect(await enter(world.second, other)).toBe('differs');
  });

  it('is never entered by one officer twice, nor a third time', async () => {
    await addOnPaper(world);
    const { first } = await addBundle(world);
    const entry = await entryOf(world, first, choosing(3));
    expect(await enter(world.office, entry)).toBe('first');
    expect(await enter(world.office, entry)).toBe('own-entry');
    expect(await enter(world.second, entry)).toBe('taken');
    expect(await enter(world.second, entry)).toBe('done');
    expect(await enter(world.office, await entryOf(world, first, choosing(1)))).toBe('done');
    const before = (await leaves()).length;
    const { first: busy } = await addBundle(world);
    await addOnPaper(world);
    const raced = await entryOf(world, busy, choosing(1));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => enter(at % 2 === 0 ? world.office : world.second, raced)),
    );
    expect(answers.filter((answer) => answer === 'first')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(1);
    expect(await leaves()).toHaveLength(before + 1);
  });

  it('is one of no more than were checked in on paper; a spoiled one is none of them', async () => {
    const { first } = await addBundle(world, 10, 'youth');
    const says = { void: false, choices: [6], points: [10] };
    const both = async (values: Values) => {
      expect(await enter(world.office, values)).toBe('first');
      return enter(world.second, values);
    };
    const youth = async (sheet: number) => entryOf(world, sheet, says, { track: 'youth' });
    expect(await both(spoiled(first))).toBe('taken');
    expect(await both(await youth(first + 1))).toBe('too-many');
    await addOnPaper(world, ['youth']);
    expect(await enter(world.second, await youth(first + 1))).toBe('taken');
    expect(await both({ ...spoiled(first + 2), outcome: 'invalid' })).toBe('too-many');
    // Somebody with a credential is not one of them.
    await addEligible(db, ['youth']);
    expect(await enter(world.second, { ...spoiled(first + 2), outcome: 'invalid' })).toBe('too-many');
  });

  it('is entered after the end alone, and only where it was printed', async () => {
    const { first } = await addBundle(world);
    const entry = await entryOf(world, first, choosing(1));
    const lastSecond = new Date(world.election.ends.getTime() - 1000);
    expect(await enter(world.office, entry, lastSecond)).toBe('too-early');
    expect(await enter(world.office, entry, world.election.ends)).toBe('first');
    expect(await enter(world.office, await entryOf(world, 99_999, choosing(1)))).toBe('no-sheet');
    expect(await enter(world.office, { ...entry, outcome: 'invalid' })).toBe('invalid');
    expect(await enter(world.office, { ...entry, sealed_code: toBase64(new Uint8Array(884)) })).toBe(
      'invalid',
    );
    expect(await enter(world.office, spoiled(0))).toBe('invalid');
  });
});

describe('a bundle', () => {
  it('follows the last one, also where two are prepared at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => addBundle(world, 7)));
    const { rows } = await db.owner.query<{ overlap: number }>(
      `SELECT count(*)::int AS overlap FROM paper_bundle a JOIN paper_bundle b USING (process_id)
        WHERE a.number <> b.number AND int4range(a.first_serial, a.first_serial + a.sheets) && int4range(b.first_serial, b.first_serial + b.sheets)`,
    );
    expect(rows).toEqual([{ overlap: 0 }]);
    const late = await world.act(
      'paper.prepare',
      world.office,
      { process: PROCESS, track: 'general', station: '시청', sheets: '5' },
      world.after,
    );
    expect(answerOf(late)).toBe('no-bundle-now');
  });

  it('is finished once each of its sheets was entered by two, and the box waits for it', async () => {
    await addOnPaper(world);
    const { number, first } = await addBundle(world, 3);
    const waits = await paperWaits(db.ballot, PROCESS);
    const finish = async (unused: number, now = world.after) =>
      answerOf(
        await world.act(
          'paper.finish',
          world.office,
          { process: PROCESS, bundle: String(number), unused: String(unused) },
          now,
        ),
      );
    expect(await finish(3, new Date())).toBe('too-early');
    await enter(world.office, spoiled(first));
    expect(await finish(2)).toBe('bundle-waits');
    await enter(world.second, spoiled(first));
    expect(await finish(3)).toBe('more-than-sheets');
    expect(await finish(1)).toBeNull();
    expect(await paperWaits(db.ballot, PROCESS)).toBe(waits - 1);
    expect(await enter(world.office, spoiled(first + 1))).toBe('finished');
    const reopened = await world.act(
      'paper.reopen',
      world.office,
      { process: PROCESS, bundle: String(number) },
      world.after,
    );
    expect(reopened.done).toBe(true);
    expect(await enter(world.office, spoiled(first + 1))).toBe('first');
  });
});

describe('the rights of the site', () => {
  it('hold no way around two officers', async () => {
    for (const role of ['web', 'member', 'ballot'] as const)
      for (const sql of [
        'SELECT ciphertext FROM ballotbox.sheet_entry',
        `INSERT INTO ballotbox.sheet VALUES ('${PROCESS}', 1, 'taken', NULL, NULL)`,
        'DELETE FROM ballotbox.sheet_entry',
        'UPDATE paper_bundle SET sheets = 1',
        `SELECT ballotbox.cast_paper('${PROCESS}', 'general', NULL, 1, NULL, NULL)`,
      ])
        await expect(db[role].query(sql), `${role}: ${sql}`).rejects.toThrow(/permission denied/);
    await expect(db.owner.query(`UPDATE ballotbox.sheet SET outcome = 'spoiled'`)).rejects.toThrow();
    await expect(db.owner.query('DELETE FROM ballotbox.sheet_differed')).rejects.toThrow();
  });

  it('write no time beside who entered a sheet, and nothing into the audit log', async () => {
    const { rows } = await db.owner.query<{ action: string }>(
      'SELECT DISTINCT action FROM audit_entry ORDER BY 1',
    );
    expect(rows.map(({ action }) => action)).toEqual(['paper.finish', 'paper.reopen']);
    const times = await db.owner.query(
      `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema IN ('identity', 'ballotbox')
          AND table_name IN ('sheet', 'sheet_entry', 'let_in', 'kiosk_ticket') AND data_type LIKE 'timestamp%'`,
    );
    expect(times.rows).toEqual([{ table_name: 'kiosk_ticket', column_name: 'expires_at' }]);
  });
});
