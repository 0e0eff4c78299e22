import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CountBlock } from '@/components/result/CountBlock';
import { InvariantsBlock } from '@/components/result/InvariantsBlock';
import { WaitBlock } from '@/components/result/WaitBlock';
import { EMPTY_FORM } from '@/components/form/form-state';
import type { CountDesk } from '@/lib/domain/ballot/count-desk';
import type { CountState, PublishedResult } from '@/lib/domain/ballot/count-page';
import type { Invariant } from '@/lib/domain/ballot/numbers-check';

const vote: CountState = {
  rulesHash: 'a'.repeat(64),
  ends: '2027-08-14T09:00:00Z',
  closedAt: '2027-08-14T09:10:00Z',
  seedSource: { ko: '마감 다음 날 공개 추첨', en: 'A public draw' },
  seed: null,
  statements: [],
};

it('what a result waits for: what was done, and what is to come', () => {
  const html = renderToStaticMarkup(<WaitBlock language="ko" vote={vote} />);
  expect(html).toContain('2027년 8월 14일 18:10에 마침');
  expect(html).toContain('마감 다음 날 공개 추첨');
  expect(html.match(/기다림/g)).toHaveLength(3);
  const later = renderToStaticMarkup(
    <WaitBlock
      language="en"
      vote={{ ...vote, seed: '7', statements: [{ machine: 'm1', body: '의회', key: 'k', at: '' }] }}
    />,
  );
  expect(later).toContain('Done: 7');
  expect(later).toContain('m1 (의회)');
});

it('what does not hold is named, with both figures', () => {
  const one: Invariant = {
    name: 'votes-are-choices',
    track: 'general',
    channel: null,
    ok: true,
    left: 3822,
    right: 3822,
    text: '',
  };
  const shown = (invariants: Invariant[]) => {
    const names = { general: { ko: '일반', en: 'General' } };
    // The block reads nothing else of a result.
    const published = { invariants, names } as unknown as PublishedResult;
    return renderToStaticMarkup(<InvariantsBlock {...{ language: 'ko', id: 'x', vote, published }} />);
  };
  expect(shown([one])).toContain('검산 1가지가 모두 맞습니다');
  const broken = shown([one, { ...one, left: 3835, ok: false }]);
  expect(broken).toContain('검산 1가지가 틀립니다');
  expect(broken).toMatch(/일반: 사업이 받은 표의 합[^]*3,835 · 3,822[^]*✗ 틀림/);
});

describe('the count at the desk', () => {
  const desk: CountDesk = {
    process: '4111000-2027',
    closed: true,
    seedSource: vote.seedSource,
    seed: null,
    statements: [],
    agreed: false,
    differences: [],
    bodies: ['의회', '감사부서'],
    publishedAt: null,
    resultSha256: null,
  };
  const shown = (changes: Partial<CountDesk>, mayAct = true) =>
    renderToStaticMarkup(
      <CountBlock
        {...{ language: 'ko', back: '/desk/4111000-2027/election', token: 't', mayAct }}
        stateOf={() => EMPTY_FORM}
        desk={{ ...desk, ...changes }}
      />,
    );
  const forms = (html: string) =>
    [...html.matchAll(/action="\/api\/act\/(count\.[a-z-]+)"/g)].map(([, name]) => name);

  it('offers what can be done now', () => {
    expect(forms(shown({ closed: false }))).toEqual([]);
    expect(forms(shown({}))).toEqual(['count.set-seed', 'count.submit']);
    expect(forms(shown({ seed: '7' }))).toEqual(['count.submit']);
    expect(forms(shown({ seed: '7', agreed: true }))).toEqual(['count.submit', 'count.publish']);
    expect(forms(shown({ seed: '7', agreed: true }, false))).toEqual([]);
    expect(forms(shown({ publishedAt: '2027-08-20T00:00:00Z', agreed: true }))).toEqual([]);
    expect(forms(shown({ seedSource: null }))).toEqual(['count.submit']);
  });

  it('shows where machines differ', () => {
    const line = { machine: 'm', body: '의회', key: 'k', at: '2027-08-20T00:00:00Z', agrees: null };
    const html = shown({
      statements: [line],
      differences: [{ path: '$.ballots[0].sha256', one: '"aa"', other: '"bb"' }],
    });
    expect(html).toContain('아무것도 공개하지 않습니다');
    expect(html).toContain('$.ballots[0].sha256');
    expect(html).toContain('/api/ballot/4111000-2027/export/ballots.jsonl');
    expect(html).toContain('/api/ballot/4111000-2027/files/leaves.jsonl');
  });
});
