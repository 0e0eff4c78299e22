import type { BallotRules } from '@/lib/domain/ballot/types';
import { count } from '@/lib/domain/format';
import { rankedProjects } from '@/lib/domain/ballot/count-ranks';
import type { ResultDocument } from '@/lib/domain/participation/result-document';
import type { ActionContext, ProblemCode } from '@/lib/services/action';
import type { Election } from '@/lib/services/ballot/election';
import { lockProposals } from '@/lib/services/review/proposal';
import { barOfStep, bodyOf, takeStep } from '@/lib/services/review/step';

const ROLES = ['election-office'] as const;

/**
 * Gives every project of the vote its step: won or lost, with its place in its track. @returns why that cannot be done; nothing is then
 * published either
 */
export async function takeResults(
  context: ActionContext,
  { id, vote }: Election,
  result: ResultDocument,
): Promise<ProblemCode | null> {
  for (const track of vote.ballots) {
    const bar = await takeTrack(context, id, track, result);
    if (bar !== null) return bar;
  }
  return null;
}

async function takeTrack(
  context: ActionContext,
  process: string,
  { track, name }: BallotRules,
  result: ResultDocument,
): Promise<ProblemCode | null> {
  const ranked = rankedProjects(result, track);
  const proposals = await lockProposals(
    context.tx,
    process,
    ranked.map(({ number }) => number),
  );
  const byNumber = new Map(proposals.map((proposal) => [proposal.number, proposal]));
  for (const { number, rank, votes, won } of ranked) {
    const proposal = byNumber.get(number);
    const kind = won ? 'won' : 'lost';
    if (proposal === undefined) return 'not-found';
    const bar = await barOfStep(context, proposal, kind, true);
    if (bar !== null) return bar;
    const reason = `${name.ko} ${count(rank)}위. 득표 ${count(votes)}.`;
    await takeStep(context, proposal, { kind, by: bodyOf(context.viewer, proposal, ROLES), reason, rank });
  }
  return null;
}
