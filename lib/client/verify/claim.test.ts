import { describe, expect, it } from 'vitest';
import type { Report } from '@/lib/client/verify/checks';
import { claimOfCode, claimsOfFile, claimsOfKept, receiptRecord } from '@/lib/client/verify/claim';
import { evidenceText } from '@/lib/client/verify/evidence';
import { recall, remember } from '@/lib/client/verify/memory';
import { readHead, readHeads, readLeaf, readProof } from '@/lib/domain/ballot/ledger-data';

const VOTE = '4111000-2027';
const CODE = '0G40-R40M-30E2-0GB0';
const LEAF = `AQIDBAUGBwgJCg${'A'.repeat(29)}`;
const CAST = { publicKey: 'AQ', credential: '', ciphertextHash: 'Ag', signature: 'Aw' };
const KEPT = {
  counter: 3,
  leaf: LEAF,
  code: CODE,
  promise: 'BA',
  cast: CAST,
  void: false,
  choices: [7, 8],
  points: null,
};
const WHOLE = {
  election: VOTE,
  code: CODE,
  leaf: LEAF,
  promise: 'BA',
  cast: { ...CAST, track: 'general', counter: 3 },
};

describe('what a voter holds', () => {
  it('is what the vote page keeps, without what was chosen', () => {
    expect(claimsOfKept(VOTE, { general: KEPT })).toEqual([WHOLE]);
    for (const kept of [null, undefined, 7, 'x', [], { general: null }, { general: { code: 'x' } }])
      expect(claimsOfKept(VOTE, kept)).toEqual([]);
  });

  it('is a code as it is typed', () => {
    for (const written of [CODE, '0g40r40m30e20gb0', ' OG4O-R4OM 3OE2-OGBO '])
      expect(claimOfCode(VOTE, written)?.code).toBe(CODE);
    for (const written of ['', CODE.slice(1), `${CODE}0`, CODE.replace('G', 'U')])
      expect(claimOfCode(VOTE, written)).toBeNull();
  });

  it('is read from the text that the vote page saves, and not from a recovery code', () => {
    const text = `투표\n영수증: ${CODE}\n확인하는 곳: https://portal.example/participate/${VOTE}/verify#${CODE}\n`;
    expect(claimsOfFile(VOTE, text).map(({ code }) => code)).toEqual([CODE]);
    expect(claimsOfFile(VOTE, `복구 코드: ${Array(7).fill('0123').join('-')}`)).toEqual([]);
  });

  it('is read whole, with the promise, from the line of a saved receipt', () => {
    const line = receiptRecord(VOTE, 'general', KEPT);
    expect(line).not.toContain('choices');
    const text = `투표\n영수증: ${CODE}\n\n${line}\n`;
    expect(claimsOfFile(VOTE, text)).toEqual([WHOLE]);
    expect(claimsOfFile('1111000-2027', text)).toEqual([]);
    expect(claimsOfFile(VOTE, text.replace('"receipt"', '"receipt'))).toMatchObject([
      { code: CODE, leaf: null },
    ]);
  });

  it('is read from a record of an earlier check, and from no other vote’s', () => {
    expect(claimsOfFile(VOTE, JSON.stringify({ election: VOTE, receipt: WHOLE }))).toEqual([WHOLE]);
    expect(claimsOfFile(VOTE, JSON.stringify({ election: VOTE, casts: { general: KEPT } }))).toEqual([WHOLE]);
    expect(claimsOfFile(VOTE, JSON.stringify({ election: '1111000-2027', receipt: WHOLE }))).toEqual([]);
    expect(claimsOfFile(VOTE, '[]')).toEqual([]);
    const broken = { ...WHOLE, cast: { ...WHOLE.cast, counter: -1 } };
    expect(claimsOfFile(VOTE, JSON.stringify({ receipt: broken }))).toEqual([{ ...WHOLE, cast: null }]);
  });
});

const HEAD = {
  election: VOTE,
  size: 2,
  root: LEAF,
  at: '2026-12-01T00:00:00Z',
  signature: `${'A'.repeat(85)}A`,
};
const reportOf = (verdict: Report['verdict']): Report => ({
  claim: WHOLE,
  state: 'on',
  checks: [],
  verdict,
  head: HEAD,
  index: 0,
});

describe('what a device remembers', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
  };

  it('is the newest head in order, and nothing that is wrong', () => {
    const device = storage();
    remember(device, reportOf('wrong'), LEAF);
    expect(device.kept.size).toBe(0);
    remember(device, reportOf('in-ledger'), LEAF);
    expect(recall(device, VOTE)?.head).toEqual(readHead(HEAD));
    expect([...device.kept.values()].join()).not.toContain(CODE);
    expect(recall(device, '1111000-2027')).toBeNull();
  });

  it('is nothing where the device keeps none, or something else', () => {
    const device = storage();
    for (const text of ['', '{', '7', '{"ledgerKey":7}', '{"ledgerKey":"AA"}']) {
      device.kept.set(`gotgan.ledger.${VOTE}`, text);
      expect(recall(device, VOTE)).toBeNull();
    }
    const refuses = () => {
      throw new Error('forbidden');
    };
    expect(recall({ getItem: refuses, setItem: refuses }, VOTE)).toBeNull();
    expect(() => remember({ getItem: refuses, setItem: refuses }, reportOf('in-ledger'), LEAF)).not.toThrow();
  });
});

describe('the record of a check', () => {
  it('can be read again, and holds what the site answered', () => {
    const exchanges = [{ address: '/api/ballot/x/heads', status: 200, body: { heads: [HEAD] } }];
    const text = evidenceText({
      report: reportOf('wrong'),
      exchanges,
      remembered: null,
      at: '2026-12-01T00:00:00.000Z',
    });
    expect(JSON.parse(text)).toMatchObject({ format: 'gotgan-evidence/1', verdict: 'wrong', exchanges });
    expect(claimsOfFile(VOTE, text)).toEqual([WHOLE]);
  });
});

describe('what a site answers', () => {
  it.each([
    null,
    7,
    'x',
    [],
    {},
    { heads: [] },
    { election: VOTE, ledgerKey: LEAF, heads: [{ ...HEAD, size: -1 }] },
  ])('is not believed to be heads: %j', (data) => {
    expect(readHeads(data)).toBeNull();
  });

  it('is put in the order of sizes', () => {
    const heads = [{ ...HEAD, size: 9 }, HEAD];
    expect(readHeads({ election: VOTE, ledgerKey: LEAF, heads })?.heads.map(({ size }) => size)).toEqual([
      2, 9,
    ]);
  });

  it('has proofs of hashes alone, and not too many', () => {
    expect(readProof({ proof: [LEAF] })).toHaveLength(1);
    for (const proof of [undefined, 'x', ['AA'], [7], Array(129).fill(LEAF)])
      expect(readProof({ proof })).toBeNull();
    expect(readLeaf({ leaf: LEAF, index: 0.5, proof: [], head: HEAD })).toBeNull();
    expect(readLeaf({ leaf: LEAF, index: 0, proof: [], head: null })).toBeNull();
  });
});
