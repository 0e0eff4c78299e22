import { expect, it } from 'vitest';
import { stateAt, timeLeft } from '@/lib/client/ballot/voting-time';
import type { ElectionData } from '@/lib/domain/ballot/election-data';

// Only these three members are read.
const vote = (state: ElectionData['state']) =>
  ({ state, begins: '2027-05-10T00:00:00Z', ends: '2027-05-20T09:00:00Z' }) as ElectionData;

it.each([
  ['ahead', '2027-05-09T23:59:59Z', 'ahead'],
  ['ahead', '2027-05-10T00:00:00Z', 'on'],
  ['on', '2027-05-20T08:59:59Z', 'on'],
  ['on', '2027-05-20T09:00:00Z', 'ending'],
  ['keyed', '2027-05-10T00:00:00Z', 'keyed'],
  ['closed', '2027-05-10T00:00:00Z', 'closed'],
] as const)('a vote that was %s is at %s: %s', (was, at, is) => {
  expect(stateAt(vote(was), Date.parse(at))).toBe(is);
});

it('tells how long there is', () => {
  const at = Date.parse('2027-05-18T07:58:57Z');
  expect(timeLeft('2027-05-20T09:00:00Z', at)).toEqual({ days: 2, hours: 1, minutes: 1, seconds: 3 });
  expect(timeLeft('2027-05-18T07:00:00Z', at)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
});
