import { describe, expect, it, vi } from 'vitest';
import { type EntryPlace, enterSheet, outcomeOf } from '@/lib/client/paper/enter';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { bundleCodeText, newBundleCode } from '@/lib/domain/ballot/paper-code';
import { newElectionKey } from '@/lib/ballot/sealing';

describe('what the site answers to a sheet', () => {
  it('is what became of it', () => {
    expect(outcomeOf({ to: '/', value: 'differs' }, 7)).toEqual({
      kind: 'kept',
      answer: 'differs',
      serial: 7,
    });
    expect(outcomeOf({ value: 'something' }, 7)).toEqual({ kind: 'failed' });
    expect(outcomeOf(null, 7)).toEqual({ kind: 'failed' });
  });

  it('or why not: choices and sheets that are too many are two things', () => {
    const errors = (detail: string) => ({ errors: [{ parameter: 'sheet', detail }] });
    expect(outcomeOf(errors('own-entry'), 7)).toEqual({ kind: 'problem', code: 'own-entry' });
    expect(outcomeOf(errors('too-many'), 7)).toEqual({ kind: 'problem', code: 'too-many-sheets' });
    expect(outcomeOf({ reasons: [{ id: 'second-factor' }] }, 7)).toEqual({
      kind: 'problem',
      code: 'second-factor',
    });
  });
});

/** Up to three of three, and of the first two one. */
async function placeWithField(): Promise<EntryPlace> {
  const { publicKey } = await newElectionKey();
  const name = { ko: '일반', en: 'General' };
  return {
    rules: {
      ...{ track: 'general', name, file: 'general.pb', type: 'approval', least: 1, most: 3, points: null },
      fields: [{ key: 'safety', name: { ko: '안전', en: 'Safety' }, most: 1, projects: [1, 2] }],
      ...{ blank: 'counts', ceiling: '500' },
      projects: [1, 2, 3].map((number) => ({ number, title: `사업 ${number}`, cost: '100' })),
    },
    keys: {
      election: '4111000-2027',
      rulesHash: '00'.repeat(32),
      encryptionKey: toBase64(publicKey),
      paperKey: toBase64(new Uint8Array(32)),
    },
    bundle: { number: 1, first: 1, last: 4 },
    token: 'token',
  };
}

it('a sheet over the limit of a field is never sealed as good: nothing is sent; as invalid it is taken, without what it says', async () => {
  const place = await placeWithField();
  const code = await bundleCodeText(newBundleCode(), { election: place.keys.election, bundle: 1 });
  const sent = vi.fn<(url: string, request: { body: URLSearchParams }) => Promise<Response>>(() =>
    Promise.resolve(Response.json({ value: 'first' })),
  );
  vi.stubGlobal('fetch', sent);
  const sheet = { code, serial: '2', outcome: 'taken', marks: { 1: 'x', 2: 'x' } } as const;
  expect(await enterSheet(place, sheet)).toEqual({ kind: 'problem', code: 'too-many-in-field' });
  expect(sent).not.toHaveBeenCalled();
  const kept = { kind: 'kept', answer: 'first', serial: 2 };
  expect(await enterSheet(place, { ...sheet, outcome: 'invalid' })).toEqual(kept);
  expect(await enterSheet(place, { ...sheet, marks: { 2: 'x', 3: 'x' } })).toEqual(kept);
  const bodies = sent.mock.calls.map(([, { body }]) => [
    body.get('outcome'),
    body.get('sealed_code')?.length,
  ]);
  expect(bodies).toEqual([
    ['invalid', 0],
    // 885 sealed bytes, whatever is on the sheet.
    ['taken', 1180],
  ]);
  vi.unstubAllGlobals();
});
