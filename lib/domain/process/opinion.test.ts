import { describe, expect, it } from 'vitest';
import { won } from '@/lib/domain/money';
import { instantOf, opinionOf, opinionPart, parseOpinionPage } from '@/lib/domain/process/opinion';
import { opinionData, opinionLine } from '@/lib/domain/process/opinion.test-support';

const SUM = 'ab'.repeat(32);

describe('opinionOf', () => {
  it('sums what winners cost against the ceilings, and never takes an unknown cost for zero', () => {
    const { money, moneyTotal } = opinionOf(
      opinionData([
        opinionLine(2, { state: 'won', officialCost: won(300) }),
        opinionLine(1, { state: 'won', officialCost: won(101) }),
        opinionLine(3, { state: 'won', track: 'youth' }),
        opinionLine(4, { state: 'lost', officialCost: won(999) }),
      ]),
      SUM,
    );
    expect(money).toEqual([
      // 401 of 800 is 50.125 %.
      {
        track: 'general',
        ceiling: 800,
        winners: 2,
        costs: { total: 401, counted: 2, missing: 0 },
        shareTenths: 501,
      },
      {
        track: 'youth',
        ceiling: null,
        winners: 1,
        costs: { total: null, counted: 0, missing: 1 },
        shareTenths: null,
      },
    ]);
    expect(moneyTotal).toEqual({
      track: null,
      ceiling: 1_000,
      winners: 3,
      costs: { total: 401, counted: 2, missing: 1 },
      shareTenths: null,
    });
  });

  it('counts each stage by track: feasible and on the ballot whatever came after', () => {
    const counts = [
      { track: 'general', state: 'won', feasible: true, proposals: 2 },
      { track: 'general', state: 'lost', feasible: true, proposals: 3 },
      { track: 'general', state: 'merged', feasible: false, proposals: 4 },
      { track: 'general', state: 'merged', feasible: true, proposals: 1 },
      { track: 'youth', state: 'infeasible', feasible: false, proposals: 6 },
      { track: 'youth', state: 'asked-back', feasible: false, proposals: 1 },
      { track: 'youth', state: 'screened-out', feasible: true, proposals: 2 },
      { track: 'youth', state: 'withdrawn', feasible: true, proposals: 1 },
    ] as const;
    const opinion = opinionOf(opinionData([], { counts }), SUM);
    expect(opinion.counts).toEqual([
      {
        ...{ track: 'general', received: 10, feasible: 6, infeasible: 0, merged: 5, withdrawn: 0 },
        ...{ screenedOut: 0, onBallot: 5, won: 2, open: 0 },
      },
      {
        ...{ track: 'youth', received: 10, feasible: 3, infeasible: 6, merged: 0, withdrawn: 1 },
        ...{ screenedOut: 2, onBallot: 0, won: 0, open: 1 },
      },
    ]);
    expect(opinion.total).toMatchObject({ track: null, received: 20, feasible: 9, onBallot: 5, won: 2 });
    expect(opinion.outcomes).toEqual([
      { state: 'asked-back', proposals: 1, shareTenths: 50 },
      { state: 'won', proposals: 2, shareTenths: 100 },
      { state: 'lost', proposals: 3, shareTenths: 150 },
      { state: 'infeasible', proposals: 6, shareTenths: 300 },
      { state: 'screened-out', proposals: 2, shareTenths: 100 },
      { state: 'merged', proposals: 5, shareTenths: 250 },
      { state: 'withdrawn', proposals: 1, shareTenths: 50 },
    ]);
  });

  it('keeps the order of the result, and what is on the ballot apart', () => {
    const { winners, ballot, others } = opinionOf(
      opinionData([
        opinionLine(9, { state: 'won' }),
        opinionLine(2, { state: 'won' }),
        opinionLine(1),
        opinionLine(3, { state: 'on-ballot' }),
        opinionLine(4, { state: 'feasible' }),
      ]),
      SUM,
    );
    const numbers = [winners, ballot, others].map((lines) => lines.map(({ number }) => number));
    expect(numbers).toEqual([[9, 2], [3], [1, 4]]);
  });

  it.each([
    [[], false],
    [['infeasible'], false],
    [['on-ballot'], false],
    [['won', 'on-ballot'], false],
    [['won', 'lost', 'infeasible'], true],
    [['lost'], true],
  ] as const)('is of %j final: %s', (states, isFinal) => {
    const lines = states.map((state, index) => opinionLine(index + 1, { state }));
    expect(opinionOf(opinionData(lines), SUM).isFinal).toBe(isFinal);
  });
});

describe('opinionPart', () => {
  const opinion = opinionOf(
    opinionData(Array.from({ length: 401 }, (_, index) => opinionLine(index + 1))),
    SUM,
  );

  it('shows two hundred of the others a page, the last page for one too far, and no texts', () => {
    const last = opinionPart(opinion, 99);
    expect(last).toMatchObject({ page: 3, pages: 3, othersTotal: 401, checksum: SUM });
    expect(last.others.map(({ number }) => number)).toEqual([401]);
    expect(opinionPart(opinion, 2).others.at(0)?.number).toBe(201);
    expect(last).not.toHaveProperty('texts');
  });

  it.each([
    ['', 1],
    ['page=3', 3],
    ['page=0', 1],
    ['page=x', 1],
    ['page=1.5', 1],
  ])('reads the page of ?%s as %i', (query, page) => {
    expect(parseOpinionPage(new URLSearchParams(query))).toBe(page);
  });
});

describe('instantOf', () => {
  const { process } = opinionData([]);
  it.each([
    [{ asOf: '2026-09-20T01:02:03Z', process }, '2026-09-20T01:02:03Z'],
    [{ asOf: null, process }, '2026-03-01T00:00:00Z'],
    [{ asOf: null, process: { ...process, phases: [] } }, '2027-01-01T00:00:00Z'],
  ])('is the last step, else the beginning', (data, instant) => {
    expect(instantOf(data)).toBe(instant);
  });
});
