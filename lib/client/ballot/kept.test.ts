import { expect, it } from 'vitest';
import {
  keptKey,
  NO_DRAFT,
  readDraft,
  readKeptBallots,
  readOrder,
  readSent,
  readVoter,
} from '@/lib/client/ballot/kept';
import { memoryStore, storeIn } from '@/lib/client/ballot/store';

/** As the page of the result reads it: a member that gets another name breaks what people have kept. */
const KEPT = {
  counter: 2,
  leaf: 'bGVhZg',
  code: 'ABCD-EFGH-JKMN-PQRS',
  promise: 'cHJvbWlzZQ',
  cast: { publicKey: 'a2V5', credential: 'Y3JlZA', ciphertextHash: 'aGFzaA', signature: 'c2ln' },
  void: false,
  choices: [2, 9],
  points: null,
};
const BODY = {
  track: 'general',
  publicKey: 'a2V5',
  credential: 'Y3JlZA',
  counter: 2,
  ciphertext: 'c2VhbGVk',
  signature: 'c2ln',
};

it('stands under names that never change', () => {
  expect(keptKey('ballot', '4111000-2027')).toBe('gotgan.ballot.4111000-2027');
  expect(keptKey('voter', '4111000-2027')).toBe('gotgan.voter.4111000-2027');
});

it('what was cast is read as it was kept', () => {
  const points = { ...KEPT, choices: [5], points: [10] };
  const unkept = { ...KEPT, void: true, choices: null };
  const all = { general: KEPT, youth: points, teen: unkept };
  expect(readKeptBallots(JSON.parse(JSON.stringify(all)))).toEqual(all);
});

it.each([
  ['nothing', undefined],
  ['a text', 'general'],
  ['a list', [KEPT]],
  ['no promise', { general: { ...KEPT, promise: undefined } }],
  ['no leaf', { general: { ...KEPT, leaf: 1 } }],
  ['choices that are none', { general: { ...KEPT, choices: ['2'] } }],
  ['a cast without its parts', { general: { ...KEPT, cast: { publicKey: 'a2V5' } } }],
])('%s is no cast', (_what, value) => {
  expect(readKeptBallots(value)).toEqual({});
});

it('what was sent without an answer is read whole or not at all', () => {
  const kept: Partial<typeof KEPT> = { ...KEPT };
  delete kept.promise;
  const sent = { general: { body: BODY, kept } };
  expect(readSent(sent)).toEqual(sent);
  expect(readSent({ general: { body: { ...BODY, ciphertext: null }, kept } })).toEqual({});
  expect(readSent({ general: { body: BODY, kept: {} } })).toEqual({});
});

it('the code, the draft and the order are read, or not there', () => {
  const voter = { owner: 'mark', seed: 'c2VlZA', credentials: { general: 'Y3JlZA' } };
  expect(readVoter(voter)).toEqual(voter);
  expect(readVoter({ owner: 'mark' })).toBeNull();
  const draft = { at: 5, baskets: { general: { choices: [1], points: [] } } };
  expect(readDraft(draft)).toEqual(draft);
  expect(readDraft({ at: 5, baskets: { general: { choices: 'x', points: [] } } })).toEqual({
    at: 5,
    baskets: {},
  });
  expect(readDraft(null)).toEqual(NO_DRAFT);
  expect(readOrder({ seed: 'x', by: 'number' })).toEqual({ seed: 'x', by: 'number' });
  expect(readOrder({})).toBeNull();
});

it('a store that cannot be written or read goes on without', () => {
  const fails = () => {
    throw new Error('forbidden');
  };
  const store = storeIn({ getItem: fails, setItem: fails, removeItem: fails });
  store.set('key', 1);
  store.remove('key');
  expect(store.get('key')).toBeUndefined();
  expect(storeIn({ getItem: () => '{', setItem: fails, removeItem: fails }).get('key')).toBeUndefined();
});

it('a store in memory keeps until it is told to forget', () => {
  const store = memoryStore();
  store.set('key', { a: 1 });
  expect(store.get('key')).toEqual({ a: 1 });
  store.remove('key');
  expect(store.get('key')).toBeUndefined();
});
