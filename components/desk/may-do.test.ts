import { describe, expect, it } from 'vitest';
import { mayDo } from '@/components/desk/may-do';
import type { StaffRole, Viewer } from '@/lib/domain/access/roles';
import type { DeskProposal, Voting } from '@/lib/domain/process/desk';
import type { ProposalState } from '@/lib/domain/process/types';

const viewer = (
  role: StaffRole,
  department: string | null = null,
  secondFactor: Viewer['secondFactor'] = 'given',
) =>
  ({
    grants: [{ id: '1', role, lafCd: '4272000', department }],
    secondFactor,
    bar: null,
  }) as unknown as Viewer; // what is judged by
const desk = (state: ProposalState, voting: Voting = 'ahead') =>
  ({
    proposal: { state, process: { government: { lafCd: '4272000' } } },
    inCharge: { department: '도로과' },
    voting,
  }) as unknown as DeskProposal; // what is judged by

describe('what may be done to a proposal', () => {
  it.each<[ProposalState, Voting, Viewer, string[]]>([
    ['submitted', 'ahead', viewer('editor'), ['review.assign', 'review.ask-back', 'review.merge']],
    ['submitted', 'ahead', viewer('reviewer', '도로과'), ['review.ask-back', 'review.judge', 'review.merge']],
    ['submitted', 'none', viewer('reviewer', '도로과'), ['review.ask-back', 'review.judge', 'review.merge']],
    ['submitted', 'ahead', viewer('reviewer', '수도과'), []],
    ['submitted', 'on', viewer('editor'), []],
    ['asked-back', 'ahead', viewer('reviewer', '도로과'), ['review.judge', 'review.merge']],
    ['feasible', 'ahead', viewer('committee'), ['review.screen']],
    ['feasible', 'ahead', viewer('editor'), ['review.merge', 'review.reopen']],
    ['infeasible', 'ahead', viewer('editor'), ['review.reopen']],
    ['on-ballot', 'ahead', viewer('election-office'), []],
    ['on-ballot', 'over', viewer('election-office'), ['review.result']],
    // They are asked for the second factor when they send it.
    ['on-ballot', 'over', viewer('election-office', null, 'asked'), ['review.result']],
    ['won', 'over', viewer('election-office'), ['review.retract-result']],
    ['won', 'over', viewer('editor'), []],
    ['merged', 'ahead', viewer('editor'), []],
    ['submitted', 'ahead', viewer('auditor'), []],
  ])('%s, vote %s', (state, voting, who, actions) => {
    expect(mayDo({ desk: desk(state, voting), viewer: who })).toEqual(actions);
  });
});
