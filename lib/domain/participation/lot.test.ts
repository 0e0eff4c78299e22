import { describe, expect, it } from 'vitest';
import { electionOf, lotOrder, readPb, tally, type TieRule } from '@/lib/domain/participation';

describe('the lot', () => {
  it('is the order of SHA-256(seed ‖ id), over UTF-8', async () => {
    // printf '%s' '씨앗도서관' | sha256sum, and so on
    expect(await lotOrder('씨앗', ['2', '10', '공원', '도서관'])).toEqual([
      { project: '도서관', sha256: '47bb06656ea81b4e16d3966a12d3cae0e66dcf94b85248f50c705efc33028288' },
      { project: '10', sha256: '6b34ca3c21e89983db8fcc418d57fc3f6b8d9d5ad2dae671e7b2b1b9871685fa' },
      { project: '공원', sha256: '746d7f9bf420ec23018fbfef806166cbdb7703479e06d288f996bc373a27ac90' },
      { project: '2', sha256: 'b5baf31bc6ebe1b403b455446dd3f6e0ff17e76abc30b6806a207cffd611cbb0' },
    ]);
  });
});

describe('tie rules', () => {
  // All have two votes, d is dear, and there is money for one of the others.
  const read = readPb(
    'META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost\na;60\nb;60\nc;60\nd;90\nVOTES\nvoter_id;vote\n1;a,b,c,d\n2;a,b,c,d\n',
  );
  if (read.file === null) throw new Error('the election cannot be read');
  const election = electionOf(read.file);
  const winner = (ties: TieRule, lots: string[] | null) =>
    tally(election, 'greedy_by_votes', { ties, lots }).winners;

  it.each<[TieRule, string[], string]>([
    ['mincost', ['d', 'c', 'b', 'a'], 'a'],
    ['lex', ['d', 'c', 'b', 'a'], 'a'],
    ['mincost+lot', ['d', 'c', 'b', 'a'], 'c'],
    ['lot', ['d', 'c', 'b', 'a'], 'd'],
  ])('%s with the lot %s funds %s', (ties, lots, expected) => {
    expect(winner(ties, lots)).toEqual([expected]);
  });

  it('that need a lot are not counted without one, or with one that leaves out a project', () => {
    expect(() => winner('lot', null)).toThrow(/needs a lot/);
    expect(() => winner('mincost+lot', ['a', 'b', 'c'])).toThrow(/does not name project d/);
  });

  it('tell how often the lot decided', () => {
    // Four equal, then three, then two: by cost and votes only the last of the list, d, is told apart.
    const events = (ties: TieRule) => {
      const { tie_events, lot_events } = tally(election, 'greedy_by_votes', {
        ties,
        lots: ['d', 'c', 'b', 'a'],
      });
      return [tie_events, lot_events];
    };
    // d first: the lot alone decides three times. d last: c against b and a, b against a; a against d is decided by cost.
    expect(events('lot')).toEqual([3, 3]);
    expect(events('mincost+lot')).toEqual([3, 2]);
  });
});
