import type { BallotRules } from '@/lib/domain/ballot/types';
import { count } from '@/lib/domain/format';
import { type RankedProject, rankedProjects, scoreText } from '@/lib/domain/ballot/count-ranks';
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
  for (const project of ranked) {
    const { number, rank } = project;
    const proposal = byNumber.get(number);
    const kind = project.won ? 'won' : 'lost';
    if (proposal === undefined) return 'not-found';
    const bar = await barOfStep(context, proposal, kind, true);
    if (bar !== null) return bar;
    const reason = `${name.ko} ${reasonOf(project)}`;
    await takeStep(context, proposal, { kind, by: bodyOf(context.viewer, proposal, ROLES), reason, rank });
  }
  return null;
}

/** Votes are the track's own; where panels decided with it, what they came to together stands beside. */
function reasonOf({ rank, votes, score }: RankedProject): string {
  const own = `${count(rank)}위. 득표 ${count(votes)}.`;
  return score === null ? own : `${own} 위원 투표와 합친 점수 ${scoreText(score)}.`;
}
