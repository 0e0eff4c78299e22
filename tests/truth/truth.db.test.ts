import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, startTestServer, type TestDatabase, type TestServer } from '@/lib/db/testing';
import { repairSearch } from '@/lib/search/drain';
import { serversFolder } from '@/tests/support/memory';
import { times } from '@/tests/support/sample';
import { complete, inputs, type Input } from '@/tests/truth/inputs';
import { Model } from '@/tests/truth/model';
import { type Place, Portal, said, TODAY } from '@/tests/truth/portal';

/** How many cases of each property: others by PROPERTY_RUNS. */
const RUNS = Number(process.env['PROPERTY_RUNS'] ?? times(10, 100));
// The same cases in each run, so that a red test is of the change at hand; others by PROPERTY_SEED.
const seed = Number(process.env['PROPERTY_SEED'] ?? 2_077_131_461);
const LIMIT = 60_000 + RUNS * 8000;
const DAYS = [1, 2, 3, 4, 5, TODAY];

/** On a server of its own: an open transaction of another test would hold the feed back. */
describe(`any inputs in any order (seed ${seed}, ${RUNS} cases)`, () => {
  let server: TestServer;
  let db: TestDatabase;
  let portal: Portal;
  let places: Place[] = [];
  beforeAll(async () => {
    server = await startTestServer(serversFolder());
    db = await createTestDatabase(server);
    portal = new Portal(db);
    const { rows } = await db.web.query<{ laf_cd: string }>('SELECT laf_cd FROM government ORDER BY laf_cd');
    const codes = rows.map(({ laf_cd }) => laf_cd);
    const pairs = codes.flatMap((first, index) => {
      const second = codes[index + 1];
      return index % 2 === 0 && second !== undefined ? [[first, second] as const] : [];
    });
    places = [2026, 2023, 2020, 2017, 2014, 2011].flatMap((year) =>
      pairs.map((governments) => ({ year, governments })),
    );
    await portal.apply(place(), { kind: 'anew' }, new Model());
  });
  afterAll(async () => {
    portal.end();
    await db.drop();
    await server.stop();
  });

  /** Each case, and each smaller one that is tried when it fails, has governments of its own. */
  function place(): Place {
    const next = places.shift();
    if (next === undefined) throw new Error('more cases than governments');
    return next;
  }

  async function expectTruth(at: Place, model: Model): Promise<void> {
    const current = model
      .current()
      .map(({ subject, spent, asOf, gone }) =>
        gone === null ? said(subject, spent, asOf) : said(subject, 'gone', gone),
      );
    expect(await portal.current(at)).toEqual(current.sort());
    for (const day of DAYS) {
      const known = model.asOf(day).filter(({ truth }) => truth !== undefined);
      const then = known.map(({ subject, truth }) => said(subject, truth ?? 'gone'));
      expect([day, await portal.asOf(at, day)]).toEqual([day, then.sort()]);
    }
    for (const government of at.governments)
      expect([government, await portal.total(at, government)]).toEqual([government, model.total(government)]);
  }

  it(
    'end in the state of the last truth, and as of each day in what was true then',
    { timeout: LIMIT },
    async () => {
      await fc.assert(
        fc.asyncProperty(inputs, async (list) => {
          const [at, model] = [place(), new Model()];
          for (const input of list) await portal.apply(at, input, model);
          await expectTruth(at, model);
        }),
        { numRuns: RUNS, seed },
      );
      expect(await repairSearch(db.sync)).toBe(0);
    },
  );

  it('change nothing when they come again', { timeout: LIMIT }, async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (list) => {
        const [at, model] = [place(), new Model()];
        for (const input of list) {
          await portal.apply(at, input, model);
          const before = await portal.revisions();
          const again = await portal.again(at, input);
          expect(await portal.revisions()).toBe(before);
          expect(again).toMatchObject({
            inserted: 0,
            updated: 0,
            backdated: 0,
            removed: 0,
            documents_indexed: 0,
          });
          expect(await portal.invalidated(again)).toEqual([]);
        }
        await expectTruth(at, model);
      }),
      { numRuns: Math.ceil(RUNS / 2), seed },
    );
  });

  it(
    'give the same, whichever of two whole snapshots of different days comes first',
    { timeout: LIMIT },
    async () => {
      await fc.assert(
        fc.asyncProperty(complete, complete, complete, async (base, earlier, later) => {
          const [one, two] = [place(), place()];
          const [first, second, third]: Input[] = [
            { ...base, day: 1 },
            { ...earlier, day: 2 },
            { ...later, day: 4 },
          ] as [Input, Input, Input];
          for (const input of [first, second, third]) await portal.apply(one, input, new Model());
          for (const input of [first, third, second]) await portal.apply(two, input, new Model());
          const alike = (lines: string[], { governments }: Place) =>
            lines
              .map((line) =>
                governments.reduce((text, code, index) => text.replace(code, String(index)), line),
              )
              .sort();
          for (const day of DAYS)
            expect([day, alike(await portal.asOf(two, day), two)]).toEqual([
              day,
              alike(await portal.asOf(one, day), one),
            ]);
          for (const index of [0, 1] as const)
            expect(await portal.total(two, two.governments[index])).toEqual(
              await portal.total(one, one.governments[index]),
            );
        }),
        { numRuns: Math.ceil(RUNS / 3), seed },
      );
    },
  );
});
