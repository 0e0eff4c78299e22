import { describe, expect, it } from 'vitest';
import { timelineOf } from '@/components/desk/election/timeline';

const VOTING = { begins: '2027-09-01T00:00:00Z', ends: '2027-09-14T09:00:00Z' };
const VOTE = {
  document: null,
  frozenAt: '2027-08-01T00:00:00.000Z',
  openedAt: null,
  closedAt: null,
  publishedAt: null,
};
const said = (office: Parameters<typeof timelineOf>[0]) =>
  timelineOf(office)
    .map(({ status }) => ({ done: 'x', next: '>', later: '.' })[status])
    .join('');

describe('the steps of a vote', () => {
  it('begin with the rules, as long as something is missing', () => {
    const gap = { code: 'no-vote' as const, track: 'general' };
    expect(said({ state: 'none', gaps: [gap], voting: VOTING, vote: null })).toBe('>.......');
    expect(said({ state: 'none', gaps: [], voting: null, vote: null })).toBe('>.......');
    expect(said({ state: 'none', gaps: [], voting: VOTING, vote: null })).toBe('x>......');
  });

  it('go on one by one', () => {
    expect(said({ state: 'frozen', gaps: [], voting: VOTING, vote: VOTE })).toBe('xx>.....');
    const opened = { ...VOTE, document: {} as never, openedAt: '2027-08-20T00:00:00Z' };
    expect(said({ state: 'ahead', gaps: [], voting: VOTING, vote: opened })).toBe('xxxx>...');
    expect(said({ state: 'on', gaps: [], voting: VOTING, vote: opened })).toBe('xxxxx>..');
    expect(said({ state: 'ending', gaps: [], voting: VOTING, vote: opened })).toBe('xxxxxx>.');
  });

  it('say that a vote that was opened late began then', () => {
    const late = { ...VOTE, document: {} as never, openedAt: '2027-09-02T00:00:00Z' };
    const begun = timelineOf({ state: 'on', gaps: [], voting: VOTING, vote: late }).find(
      ({ step }) => step === 'begun',
    );
    expect(begun?.at).toBe('2027-09-02T00:00:00Z');
  });
});
