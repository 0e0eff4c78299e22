import { describe, expect, it } from 'vitest';
import { extendedEnd } from '@/lib/domain/ballot/extension';

const at = (text: string) => new Date(text);
const VOTE = {
  begins: at('2027-09-01T00:00:00Z'),
  ends: at('2027-09-14T09:00:00Z'),
  rule: { minutes: 30, by: 'length' as const },
  before: [],
};
const NOW = at('2027-09-14T09:05:00Z');
const outage = (from: string, to: string) => ({ from: at(from), to: at(to) });

describe('the end of a vote after an outage', () => {
  it('by its length, exactly: 3 h 15 min, as in Mazovia', () => {
    const down = outage('2027-09-10T10:00:00Z', '2027-09-10T13:15:00Z');
    expect(extendedEnd(VOTE, down, NOW)).toEqual(at('2027-09-14T12:15:00Z'));
  });

  it('to the second', () => {
    const down = outage('2027-09-10T10:00:07Z', '2027-09-10T10:45:11Z');
    expect(extendedEnd(VOTE, down, NOW)).toEqual(at('2027-09-14T09:45:04Z'));
  });

  it('by whole days: the same hour of the next day, and of the one after where it lasted longer than a day', () => {
    const vote = { ...VOTE, rule: { minutes: 60, by: 'whole-days' as const } };
    expect(extendedEnd(vote, outage('2027-09-10T10:00:00Z', '2027-09-10T11:00:00Z'), NOW)).toEqual(
      at('2027-09-15T09:00:00Z'),
    );
    expect(extendedEnd(vote, outage('2027-09-10T10:00:00Z', '2027-09-11T10:00:01Z'), NOW)).toEqual(
      at('2027-09-16T09:00:00Z'),
    );
  });

  it('refuses what is shorter than the rule says, to the second', () => {
    expect(extendedEnd(VOTE, outage('2027-09-10T10:00:00Z', '2027-09-10T10:29:59Z'), NOW)).toBe(
      'outage-short',
    );
    expect(extendedEnd(VOTE, outage('2027-09-10T10:00:00Z', '2027-09-10T10:30:00Z'), NOW)).toEqual(
      at('2027-09-14T09:30:00Z'),
    );
  });

  it('counts what of the outage lay in the vote alone', () => {
    expect(extendedEnd(VOTE, outage('2027-08-31T22:00:00Z', '2027-09-01T01:00:00Z'), NOW)).toEqual(
      at('2027-09-14T10:00:00Z'),
    );
    const late = at('2027-09-14T12:00:00Z');
    expect(extendedEnd(VOTE, outage('2027-09-14T08:15:00Z', '2027-09-14T11:00:00Z'), late)).toEqual(
      at('2027-09-14T09:45:00Z'),
    );
    expect(extendedEnd(VOTE, outage('2027-08-30T22:00:00Z', '2027-08-31T01:00:00Z'), NOW)).toBe(
      'not-during-vote',
    );
  });

  it('refuses times that cross, that are not over, and an outage that moved the end before', () => {
    expect(extendedEnd(VOTE, outage('2027-09-10T10:00:00Z', '2027-09-10T10:00:00Z'), NOW)).toBe(
      'ends-before',
    );
    expect(extendedEnd(VOTE, outage('2027-09-14T08:00:00Z', '2027-09-14T09:05:01Z'), NOW)).toBe(
      'not-over-yet',
    );
    const before = [outage('2027-09-10T10:00:00Z', '2027-09-10T13:15:00Z')];
    const again = outage('2027-09-10T13:14:59Z', '2027-09-10T15:00:00Z');
    expect(extendedEnd({ ...VOTE, before }, again, NOW)).toBe('outage-counted');
    const after = outage('2027-09-10T13:15:00Z', '2027-09-10T15:15:00Z');
    expect(extendedEnd({ ...VOTE, before }, after, NOW)).toEqual(at('2027-09-14T11:00:00Z'));
  });
});
