import { describe, expect, it } from 'vitest';
import { readPb } from '@/lib/domain/participation/pb';
import { satisfaction, uniqueBallots } from '@/lib/domain/participation/satisfaction';

function file(type: string, votes: readonly string[], columns = 'voter_id;vote') {
  const ballots = votes.map((vote, at) => `${at + 1};${vote}`).join('\n');
  const text = `META\nkey;value\nbudget;10\nvote_type;${type}\nPROJECTS\nproject_id;cost\na;6\nb;5\nc;1\nVOTES\n${columns}\n${ballots}\n`;
  const read = readPb(text);
  if (read.file === null) throw new Error(JSON.stringify(read.problems));
  return read.file;
}

describe('what voters got', () => {
  it('counts those with no winner among their choices; who chose nothing is told apart', () => {
    const votes = file('approval', ['a', 'a,b', 'b', 'c', '']);
    expect(satisfaction(votes, ['a'])).toEqual({ ballots: 4, blank: 1, without: 2 });
    expect(satisfaction(votes, [])).toEqual({ ballots: 4, blank: 1, without: 4 });
  });

  it('takes no points for no choice', () => {
    const votes = file('cumulative', ['a,b;3,0', 'b;1', 'c;0'], 'voter_id;vote;points');
    expect(satisfaction(votes, ['b'])).toEqual({ ballots: 2, blank: 1, without: 1 });
  });
});

describe('ballots like no other', () => {
  it('are those whose content stands once, in whatever order it is named', () => {
    expect(uniqueBallots(file('approval', ['a,b', 'b,a', 'c', '', '']))).toBe(1);
  });

  it('differ by order where they rank, and by points where they give them', () => {
    expect(uniqueBallots(file('ordinal', ['a,b', 'b,a', 'c', 'c']))).toBe(2);
    expect(uniqueBallots(file('cumulative', ['a,b;2,1', 'b,a;1,2', 'a,b;1,2'], 'voter_id;vote;points'))).toBe(
      1,
    );
  });
});
