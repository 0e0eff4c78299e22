import { describe, expect, it } from 'vitest';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { readCeremony, seats } from '@/lib/domain/ballot/ceremony';
import { VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';

const { key } = VOTE_SETTINGS;
const VOTE = { election: '4111000-2027', rulesHash: 'a'.repeat(64), key };
const KEY = Uint8Array.from({ length: 65 }, (_, at) => (at === 0 ? 4 : at));
const BODIES = ['의회', '의회', '감사부서', '주민참여예산위원회', '주민참여예산위원회'];
const GOOD = {
  format: 'gotgan-ceremony/1',
  election: VOTE.election,
  rulesHash: VOTE.rulesHash,
  publicKey: toBase64(KEY),
  holders: BODIES.map((body, at) => ({ body, mark: String(at).repeat(64) })),
  test: 'opened with shares 1,3,5',
};
const read = (changed: object) => readCeremony(JSON.stringify({ ...GOOD, ...changed }), VOTE);

describe('the document of a ceremony', () => {
  it('is taken for the vote, the rules and the holders that it is for', () => {
    expect(read({})).toEqual(GOOD);
    expect(readCeremony(`\ufeff${JSON.stringify(GOOD)}`, VOTE)).toEqual(GOOD);
    expect(seats(key).map(({ en }) => en)).toEqual([
      'Council',
      'Council',
      'Auditor',
      'Citizens’ committee',
      'Citizens’ committee',
    ]);
  });

  it.each([
    ['not-a-ceremony', { format: 'gotgan-ceremony/2' }],
    ['not-a-ceremony', { publicKey: toBase64(KEY.slice(1)) }],
    ['not-a-ceremony', { publicKey: toBase64(KEY.map((byte, at) => (at === 0 ? 2 : byte))) }],
    ['not-a-ceremony', { privateKey: 'x' }],
    ['not-a-ceremony', { test: 'not opened' }],
    ['other-election', { election: '1122000-2027' }],
    ['other-rules', { rulesHash: 'b'.repeat(64) }],
    ['other-holders', { holders: GOOD.holders.slice(1) }],
    ['other-holders', { holders: GOOD.holders.map((one) => ({ ...one, body: '의회' })) }],
    ['other-holders', { holders: GOOD.holders.map((one) => ({ ...one, mark: '0'.repeat(64) })) }],
    ['other-holders', { test: 'opened with shares 1,3' }],
    ['other-holders', { test: 'opened with shares 1,3,3' }],
    ['other-holders', { test: 'opened with shares 1,3,6' }],
  ])('%s: %j', (problem, changed) => {
    expect(read(changed)).toBe(problem);
  });

  it('is not just any text', () => {
    expect(readCeremony('', VOTE)).toBe('not-a-ceremony');
    expect(readCeremony('{', VOTE)).toBe('not-a-ceremony');
  });
});
