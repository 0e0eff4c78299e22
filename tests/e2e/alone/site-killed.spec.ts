import { expect, test } from '@playwright/test';
import type { Pool } from 'pg';
import { isReceiptFor } from '@/lib/ballot/voter';
import { buildReason } from '@/lib/cli/site/build';
import { startTestSite, type TestSite } from '@/lib/cli/testing/site';
import { dataDirectory, readEnv } from '@/lib/env';
import { moveBatch } from '@/lib/services/ballot/ledger';
import { addPaperVote, siteDatabase } from '@/tests/e2e/support/paper';
import {
  addVoters,
  countersOf,
  holdVoters,
  isInBox,
  type ReadyVoter,
  reportsOf,
  Rush,
} from '@/tests/e2e/support/rush';
import { times } from '@/tests/support/sample';

const KILLS = times(1, 4);
/** In each life of the site. Some vote twice: a hundred casts. */
const VOTERS = { number: 70, twice: 30 };
const CASTS = 100;
/** Of the voters, those whose casts are being written when it is killed; and how many casts are acknowledged before. */
const [HELD, ACKNOWLEDGED] = [4, 30];
const NAME = 'to be killed';

/**
 * A second instance on the database and the build of the site under test, with its worker. It pulls and does what is due, as every start
 * does: no spec comes after this one.
 */
async function startSite(owner: Pool): Promise<TestSite> {
  // A start that builds anew would do so under the site that runs.
  expect(await buildReason(owner)).toBe(null);
  const env = readEnv();
  return startTestSite([], {
    worker: true,
    apart: true,
    beside: { settings: { GOTGAN_DATA_DIR: dataDirectory(env) } },
    settings: { GOTGAN_BUILD_DIR: env.GOTGAN_BUILD_DIR, INSTANCE_NAME: NAME },
    at: (url) => ({ SITE_URL: url }),
  });
}

async function isWorkerThere({ url }: TestSite): Promise<boolean> {
  const answer = await fetch(`${url}/api/status`);
  // As the address answers.
  const { worker } = (await answer.json()) as { worker: { workers: { name: string }[] } };
  return worker.workers.some(({ name }) => name === NAME);
}

const isAway = ({ url }: TestSite): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

/** Everybody's first cast, then the second ones. */
const castsOf = (voters: readonly ReadyVoter[]) =>
  voters.flatMap(({ casts }) => casts).sort((a, b) => a.counter - b.counter);

/** Voters cast; in the middle of it all processes of the site are killed at once. Then it is started again, and the rush goes on. */
async function killInRush(
  rush: Rush,
  site: TestSite,
  { owner, voters }: { owner: Pool; voters: readonly ReadyVoter[] },
): Promise<void> {
  const held = await holdVoters(owner, voters.slice(0, HELD));
  const writing = castsOf(voters).slice(0, HELD);
  const sending = rush.send(castsOf(voters));
  try {
    await Promise.race([rush.acknowledged(rush.receipts.size + ACKNOWLEDGED), sending]);
    await expect.poll(held.waiting, { intervals: [5] }).toBeGreaterThanOrEqual(HELD);
    // Nothing is acknowledged before it is written.
    expect(writing.map((cast) => rush.inFlight.has(cast))).toEqual(writing.map(() => true));
    await site.killAll();
  } finally {
    // What the database was asked to do, it does: there is nobody left to hear of it.
    await held.letGo();
  }
  await expect.poll(() => isAway(site)).toBe(true);
  expect(await isInBox(owner, [...rush.receipts.keys()])).not.toContain(false);
  await expect.poll(() => isInBox(owner, writing)).toEqual(writing.map(() => true));
  await site.restart();
  rush.goOn();
  await sending;
}

test('the site, killed in a rush: what it acknowledged is in the ledger, nothing twice, and what it did not is taken when it is sent again', async () => {
  test.setTimeout(times(180_000, 600_000));
  const db = await siteDatabase();
  const { process: id } = await addPaperVote(db, false);
  const site = await startSite(db.owner);
  try {
    const rush = new Rush(site.url, id);
    const lives: ReadyVoter[][] = [];
    while (lives.length < KILLS) lives.push(await addVoters(db, id, VOTERS));
    await expect.poll(() => isWorkerThere(site), { timeout: 30_000 }).toBe(true);
    for (const voters of lives) await killInRush(rush, site, { owner: db.owner, voters });
    const everybody = lives.flat();
    const casts = castsOf(everybody);
    expect([casts.length, rush.receipts.size]).toEqual([CASTS * KILLS, CASTS * KILLS]);
    for (const { voter, casts: own } of everybody)
      for (const cast of own)
        expect(await isReceiptFor(voter.election, cast, rush.receiptOf(cast))).toBe(true);
    const again = new Rush(site.url, id);
    await again.send(casts);
    for (const cast of casts) expect(again.receiptOf(cast)).toEqual(rush.receiptOf(cast));
    // Of each voter the cast with the highest counter counts.
    expect(await countersOf(site.url, everybody)).toEqual(everybody.map((one) => one.casts.length));

    // What still waits comes in as it does at closing.
    await moveBatch(db.owner, id, 1, new Date());
    const receipts = casts.map((cast) => rush.receiptOf(cast));
    const reports = await reportsOf(site.url, id, receipts);
    expect(reports.filter(({ verdict }) => verdict !== 'in-ledger')).toEqual([]);
    expect(reports.map(({ index }) => index ?? -1).sort((a, b) => a - b)).toEqual([...casts.keys()]);
    expect(new Set(reports.map(({ head }) => head?.size))).toEqual(new Set([casts.length]));
  } finally {
    await site.killAll();
    await db.release();
  }
});
