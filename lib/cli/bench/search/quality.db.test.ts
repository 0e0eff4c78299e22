import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BenchServer, benchServers } from '@/lib/cli/bench/search/engines';
import { JUDGED } from '@/lib/cli/bench/search/judged';
import { ndcg10 } from '@/lib/cli/bench/search/ndcg';
import { measureQuality, type Quality } from '@/lib/cli/bench/search/quality';
import { seededQueries } from '@/lib/cli/bench/search/seeded';

describe('nDCG@10', () => {
  it('is one for the best order, less for another, none where nothing was found', () => {
    expect(ndcg10([3, 1], [1, 3])).toBe(1);
    // (1 + 7 / log2(3)) / (7 + 1 / log2(3))
    expect(ndcg10([1, 3], [1, 3])).toBeCloseTo(0.7098, 4);
    expect(ndcg10([0, 0], [3])).toBe(0);
    expect(ndcg10([], [3])).toBe(0);
  });
});

describe('queries made out of names', () => {
  const project = {
    fyr: 2026,
    lafCd: '4111000',
    code: 'A',
    account: '일반회계',
    field: null,
    current: 1,
    spent: 1,
  };
  const projects = ['작은 도서관 육성', '청년월세 지원', '주거급여(국비)', '가'].map((name) => ({
    ...project,
    name,
  }));

  it('are the same for the same seed, and each is a name changed in one way', () => {
    const made = seededQueries(7, projects, 40);
    expect(made).toEqual(seededQueries(7, projects, 40));
    expect(made).not.toEqual(seededQueries(8, projects, 40));
    expect(new Set(made.map(({ name }) => name))).toEqual(new Set(['작은도서관육성', '청년월세지원']));
    for (const { q, name, change } of made)
      if (change === 'spacing') expect(q.replaceAll(' ', '')).toBe(name);
  });
});

describe('judged queries', () => {
  let engines: BenchServer[];
  let quality: Quality[];
  beforeAll(async () => {
    engines = await benchServers();
    quality = await measureQuality(inject('testServer'), engines, 20_261_130);
  });
  afterAll(() => Promise.all(engines.map(({ stop }) => stop())));

  it('are a hundred by hand, each with answers', () => {
    expect(JUDGED).toHaveLength(100);
    for (const { q, grades } of JUDGED) expect(Object.values(grades).join(''), q).not.toBe('');
  });

  it('are answered well by every engine that is there', () => {
    for (const [at, { ndcg10_hand, ndcg10_seed, zero_rate }] of quality.entries()) {
      const engine = engines[at]?.engine;
      expect(ndcg10_hand, engine).toBeGreaterThanOrEqual(0.9);
      expect(ndcg10_seed, engine).toBeGreaterThanOrEqual(0.9);
      expect(zero_rate, engine).toBeLessThanOrEqual(0.02);
    }
  });
});
