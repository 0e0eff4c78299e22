import { describe, expect, it } from 'vitest';
import {
  asOfPath,
  asOfTarget,
  changesPath,
  daysBefore,
  parseAfter,
  parseChanges,
  readKnowledge,
} from '@/lib/domain/history';

describe('the form "as of an earlier date"', () => {
  it.each([
    ['date=2026-06-30', '/asof/2026-06-30'],
    ['date=2026-06-30&government=4272000', '/asof/2026-06-30/g/4272000'],
    ['date=2026-06-30&government=4272000&year=2025', '/asof/2026-06-30/g/4272000/2025'],
    ['date=2026-06-30&project=abcdefgh234567zz&known=12', '/asof/2026-06-30/p/abcdefgh234567zz?known=12'],
    ['date=2026-06-30&known=2026-07-01', '/asof/2026-06-30?known=2026-07-01'],
    // What is not of its form is as if it were not there; another host is never led to.
    ['date=2026-06-30&government=//evil.example&known=%26x', '/asof/2026-06-30'],
    ['date=2026-02-30&government=4272000', null],
    ['government=4272000', null],
  ])('%s leads to %s', (query, target) => {
    expect(asOfTarget(new URLSearchParams(query))).toBe(target);
  });

  it('names a run where the page shall never change', () => {
    expect(asOfPath('2026-06-30', '/g/4272000', 12)).toBe('/asof/2026-06-30/g/4272000?known=12');
    expect(asOfPath('2026-06-30', '/')).toBe('/asof/2026-06-30');
  });
});

describe('by what something is known', () => {
  it.each([
    ['12', { run: 12 }],
    ['2026-06-30', { day: '2026-06-30' }],
    ['', null],
    [null, null],
    ['2026-06-31', undefined],
    ['012', undefined],
    ['yesterday', undefined],
  ])('%j', (text, knowledge) => {
    expect(readKnowledge(text)).toEqual(knowledge);
  });
});

describe('the address of changes', () => {
  it('is read back as it was written', () => {
    const address = {
      from: '2026-06-30',
      to: '2026-07-18',
      year: 2025,
      code: '4771000',
      after: '5000-abcdefgh234567zz',
    };
    const query = new URL(changesPath('4272000', address), 'http://x').searchParams;
    expect(parseChanges(Object.fromEntries(query))).toEqual({ ...address, problems: [] });
    expect(changesPath('4272000')).toBe('/g/4272000/changes');
  });

  it('says which day is none, and takes what else it can', () => {
    expect(
      parseChanges({ from: '2026-02-30', to: ['2026-07-18', 'x'], year: 'x', code: 'x', after: 'x' }),
    ).toEqual({
      from: null,
      to: '2026-07-18',
      year: null,
      code: null,
      after: null,
      problems: [{ kind: 'impossible', which: 'from', value: '2026-02-30' }],
    });
    expect(parseChanges({})).toMatchObject({ from: null, to: null, problems: [] });
  });

  it('counts days back over months and leap years', () => {
    expect(daysBefore('2026-07-05', 30)).toBe('2026-06-05');
    expect(daysBefore('2024-03-01', 1)).toBe('2024-02-29');
  });

  it('refuses a place that is none', () => {
    expect(parseAfter('12-abcdefgh234567zz')).toEqual({ size: '12', id: 'abcdefgh234567zz' });
    expect(parseAfter('1e9-abcdefgh234567zz')).toBeNull();
  });
});
