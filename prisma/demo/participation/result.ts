import type { Life } from '@/prisma/demo/participation/life';
import type { DemoProposal } from '@/prisma/demo/participation/proposals';
import { type ProcessSpec, type TrackKey, trackKeys } from '@/prisma/demo/participation/specs';
import type { Random } from '@/prisma/demo/random';

export interface Winner {
  proposal: DemoProposal;
  cost: number;
}

/**
 * Down the list by votes, track by track, as long as the track's money lasts.
 * @param favours who is sure of many votes
 * @returns the winners in the order of the result
 */
export function decide(
  life: Life,
  { ceilings, ko }: ProcessSpec,
  favours: (proposal: DemoProposal) => boolean,
  chance: Random,
): Winner[] {
  const at = life.span('result').begins + 3_600_000;
  const by = `${ko} 주민참여예산위원회`;
  return trackKeys({ ceilings }).flatMap((track) => {
    const ranked = life
      .standing('screened-in')
      .filter(({ proposal }) => proposal.track === track)
      .map(({ proposal }) => ({ proposal, votes: votesOf(track, favours(proposal), chance) }))
      .sort((a, b) => b.votes - a.votes);
    let left = (ceilings[track] ?? 0) * 1_000_000;
    const winners: Winner[] = [];
    for (const [index, { proposal, votes }] of ranked.entries()) {
      const cost = life.costOf(proposal.number);
      const reason = `주민투표 ${votes.toLocaleString('en-US')}표, ${index + 1}위`;
      const won = cost <= left;
      const took = life.take({ number: proposal.number, kind: won ? 'won' : 'lost', by, reason }, at);
      if (!took || !won) continue;
      left -= cost;
      winners.push({ proposal, cost });
    }
    return winners;
  });
}

function votesOf(track: TrackKey, favoured: boolean, chance: Random): number {
  const [least, most] = track === 'general' ? [90, 4200] : [40, 900];
  return chance.int(favoured ? Math.round((least + most) / 2) : least, most);
}
