import { expect, it } from 'vitest';
import { newSeed } from '@/lib/ballot/recovery';
import {
  decodeDraft,
  encodeDraft,
  openDraft,
  SEALED_DRAFT_BYTES,
  sealDraft,
} from '@/lib/client/ballot/draft';
import { type KeptDraft, NO_DRAFT } from '@/lib/client/ballot/kept';
import type { BallotRules } from '@/lib/domain/ballot/types';

const track = (key: string, points: number | null, projects: number[]): BallotRules => ({
  track: key,
  name: { ko: key, en: key },
  file: `${key}.pb`,
  type: points === null ? 'ranking' : 'points',
  least: 1,
  most: 100,
  points,
  fields: [],
  blank: 'counts',
  ceiling: '100',
  projects: projects.map((number) => ({ number, title: `${number}`, cost: '1' })),
});
const BALLOTS = [track('general', null, [3, 70_000, 9]), track('youth', 10, [5, 8])];
const DRAFT: KeptDraft = {
  at: 1_795_000_000_123,
  baskets: {
    general: { choices: [70_000, 3], points: [] },
    youth: { choices: [8, 5], points: [7, 3] },
  },
};
const VOTE = { id: '4111000-2027', rulesHash: 'ab'.repeat(32) };

it('is of one length, whatever is chosen, and comes back as it was', () => {
  const bytes = encodeDraft(BALLOTS, DRAFT);
  expect(bytes?.length).toBe(1024);
  expect(encodeDraft(BALLOTS, NO_DRAFT)?.length).toBe(1024);
  expect(bytes === null ? null : decodeDraft(BALLOTS, bytes)).toEqual(DRAFT);
});

it('that does not fit is not encoded', () => {
  const many = Array.from({ length: 100 }, (_, at) => at + 1);
  const tracks = Array.from({ length: 6 }, (_, at) => track(`t${at}`, null, many));
  const baskets = (kept: number) =>
    Object.fromEntries(tracks.slice(0, kept).map((one) => [one.track, { choices: many, points: [] }]));
  expect(encodeDraft(tracks, { at: 1, baskets: baskets(5) })?.length).toBe(1024);
  expect(encodeDraft(tracks, { at: 1, baskets: baskets(6) })).toBeNull();
});

it('of other rules, or cut short, is none', () => {
  const bytes = encodeDraft(BALLOTS, DRAFT) ?? new Uint8Array();
  expect(decodeDraft([track('general', null, [3])], bytes)).toBeNull();
  expect(decodeDraft(BALLOTS, bytes.slice(0, 100))).toBeNull();
  expect(decodeDraft(BALLOTS, new Uint8Array(1024))).toBeNull();
});

it('opens with its own seed and for its own rules alone', async () => {
  const seed = newSeed();
  const bytes = encodeDraft(BALLOTS, DRAFT) ?? new Uint8Array();
  const sealed = await sealDraft(seed, VOTE, bytes);
  expect(sealed.length).toBe(1052);
  expect(SEALED_DRAFT_BYTES).toBe(1052);
  expect(await openDraft(seed, VOTE, sealed)).toEqual(bytes);
  expect(await openDraft(newSeed(), VOTE, sealed)).toBeNull();
  expect(await openDraft(seed, { ...VOTE, rulesHash: 'cd'.repeat(32) }, sealed)).toBeNull();
  expect(await openDraft(seed, { ...VOTE, id: '4111000-2028' }, sealed)).toBeNull();
});
