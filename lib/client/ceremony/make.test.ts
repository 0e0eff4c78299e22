import { describe, expect, it } from 'vitest';
import { readCeremony, seats } from '@/lib/domain/ballot/ceremony';
import { VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import {
  compareShare,
  documentOf,
  makeKey,
  openTest,
  readTyped,
  sealTest,
  type TypedShare,
  wipe,
} from '@/lib/client/ceremony/make';

const HASH = 'ab'.repeat(32);
const make = () => makeKey('4111000-2027', HASH);
const HOLDERS = seats(VOTE_SETTINGS.key).map(({ ko }) => ({ body: ko, name: '' }));

async function typed(made: Awaited<ReturnType<typeof make>>, ...places: number[]): Promise<TypedShare[]> {
  const read = await Promise.all(places.map((place) => readTyped(made.texts[place] ?? '', made)));
  return read.filter((one): one is TypedShare => typeof one !== 'string');
}

describe('the key of a vote', () => {
  it('opens a test ballot with any three of its shares, as they are typed from paper', async () => {
    const made = await make();
    const { number, sealed } = await sealTest(made);
    for (const places of [
      [0, 2, 4],
      [3, 1, 0],
    ])
      expect(await openTest(made, sealed, await typed(made, ...places))).toBe(number);
    const small = made.texts[1]?.toLowerCase().replaceAll('-', ' ') ?? '';
    expect(await readTyped(small, made)).toMatchObject({ place: 1 });
  });

  it('does not open with two, with one three times, or with a share of another key', async () => {
    const made = await make();
    const { sealed } = await sealTest(made);
    expect(await openTest(made, sealed, await typed(made, 0, 1))).toBeNull();
    expect(await openTest(made, sealed, await typed(made, 2, 2, 2))).toBeNull();
    const other = await make();
    expect(await readTyped(other.texts[0] ?? '', made)).toBe('other');
    const [first, second] = await typed(made, 0, 1);
    const [, , third] = await typed(other, 0, 1, 2);
    if (first === undefined || second === undefined || third === undefined) throw new Error('no shares');
    expect(await openTest(made, sealed, [first, second, third])).toBeNull();
  });

  it('tells a mistyped share by its check', async () => {
    const { texts } = await make();
    const text = texts[0] ?? '';
    expect(await compareShare(text, text)).toBe('same');
    expect(await compareShare(texts[1] ?? '', text)).toBe('other');
    const wrong = (text.startsWith('0') ? '1' : '0') + text.slice(1);
    expect(await compareShare(wrong, text)).toBe('mistyped');
    expect(await compareShare(text.slice(1), text)).toBe('mistyped');
  });

  it('is published without anything that opens a ballot, and is gone when it is wiped', async () => {
    const made = await make();
    const document = documentOf(made, HOLDERS, [4, 0, 2]);
    const text = JSON.stringify(document);
    expect(readCeremony(text, { election: '4111000-2027', rulesHash: HASH, key: VOTE_SETTINGS.key })).toEqual(
      document,
    );
    expect(document.test).toBe('opened with shares 1,3,5');
    for (const share of made.texts) expect(text).not.toContain(share);
    wipe(made);
    expect(made.texts).toEqual(['', '', '', '', '']);
    expect(made.digest.every((byte) => byte === 0)).toBe(true);
  });
});
