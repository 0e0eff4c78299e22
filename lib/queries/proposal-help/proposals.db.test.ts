import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import { pairsOf } from '@/lib/domain/process/likeness';
import { shadowOf } from '@/lib/domain/search';
import { addProcess } from '@/lib/queries/process/process.test-support';
import { addWritten, UP_TO_WON } from '@/lib/queries/proposal-help/proposals.test-support';
import { type ProposalSearch, searchProposals } from '@/lib/queries/proposal-help/search';
import { hasOneOf, PROPOSAL_GRAMS } from '@/lib/queries/proposal-help/sieve';
import { findSimilarProposals } from '@/lib/queries/proposal-help/similar';

/** 횡성군 twice, 춘천시 and 은평구 once, and a process of many. */
const NOW = '4272000-2027';
const BEFORE = '4272000-2026';
const OTHER = '4211000-2026';
const FAR = '1122000-2025';
const MANY = '1111000-2024';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  for (const id of [NOW, BEFORE, OTHER, FAR, MANY]) await addProcess(db.owner, id);
  const add = (process: string, ...all: Parameters<typeof addWritten>[2][]) =>
    all.reduce((before, one) => before.then(() => addWritten(db.owner, process, one)), Promise.resolve());
  await add(
    NOW,
    {
      number: 1,
      title: '중앙시장 뒷골목 보안등 추가 설치',
      place: '읍하리',
      day: '2026-04-01',
      estimate: 30,
    },
    { number: 2, title: '어린이 공원 놀이터 그늘막', author: '두 아이 아빠', day: '2026-04-02' },
    { number: 3, title: '보안등 설치', day: null },
    {
      number: 4,
      title: '밤길을 밝혀 주세요',
      need: '뒷골목에 보안등이 없습니다. 중앙시장에서 집까지 캄캄합니다.',
      day: '2026-04-03',
      track: 'youth',
    },
  );
  await add(
    BEFORE,
    {
      number: 1,
      title: '중앙시장 보안등',
      day: '2025-04-01',
      then: UP_TO_WON,
      officialCost: 50,
      estimate: 40,
    },
    { number: 2, title: '경로당 문턱 낮추기', day: '2025-04-02', then: ['judged-infeasible'] },
    {
      number: 3,
      title: 'ＣＣＴＶ·비상벨 설치',
      content: '휠체어가 다닐 수 있게 턱을 낮춥니다. 가로수를 새로등록합니다.',
      day: '2025-04-03',
    },
  );
  await add(
    OTHER,
    { number: 7, title: '효자동 보안등 교체', day: '2025-04-01', then: UP_TO_WON },
    { number: 8, title: '석사동 보안등 교체', day: '2025-04-01' },
  );
  await add(FAR, { number: 9, title: '보안등, 뒷골목마다', day: '2024-04-01', then: UP_TO_WON });
  for (let number = 1; number <= 53; number += 1)
    await add(MANY, { number, title: `꽃길 ${number}번째`, day: '2023-04-01' });
});
afterAll(() => db.drop());

describe('what proposals are found by', () => {
  const inDatabase = async <T>(expression: string, value: unknown) => {
    const { rows } = await db.web.query<{ it: T }>(`SELECT ${expression} AS it`, [value]);
    return rows[0]?.it;
  };

  it.each([
    ['K-패스 (Ⅱ단계)', 'k패스ii단계'],
    ['가로등·보안등ㆍＣＣＴＶ', '가로등보안등cctv'],
    ['ㅋㅋ 5㎡ ① ㅠㅠ', '5m21'],
    ['\u1100\u1161', '가'],
    ['😀 — “따옴표”…', '따옴표'],
    ['É Ünïcode', 'éünïcode'],
  ])('%s is folded', async (text, expected) => {
    expect(await inDatabase('folded_text($1)', text)).toBe(expected);
  });

  it('folds letters, digits and signs as the search for projects does', async () => {
    const spans = [
      [0x20, 0x24f],
      [0x391, 0x3a1],
      [0x3a3, 0x3c9],
      [0x400, 0x481],
      [0x1e00, 0x1eff],
      [0x2000, 0x206f],
      [0x2150, 0x2188],
      [0x2190, 0x24ff],
      [0x2500, 0x2775],
      [0x3000, 0x303f],
      [0x3041, 0x3096],
      [0x30a1, 0x30ff],
      [0x3200, 0x321e],
      [0x3220, 0x327e],
      [0x3280, 0x33ff],
      [0x4e00, 0x9fff],
      [0xac00, 0xd7a3],
      [0xff01, 0xff9d],
    ];
    const characters = spans.flatMap(([from = 0, to = 0]) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)),
    );
    const { rows } = await db.web.query<{ it: string; folded: string }>(
      'SELECT it, folded_text(it) AS folded FROM unnest($1::text[]) AS it',
      [characters],
    );
    expect(rows).toHaveLength(characters.length);
    expect(rows.filter(({ it: one, folded }) => folded !== shadowOf(one))).toEqual([]);
  });

  it('are characters and pairs as whole numbers', async () => {
    const grams = await inDatabase<number[]>('text_grams($1)', '가나a');
    // 가 U+AC00, 나 U+B098, a U+0061.
    expect(new Set(grams)).toEqual(new Set([44_032, 45_208, 97, -1_409_240_936, -1_332_215_711]));
    expect(await inDatabase('text_grams($1)', '')).toEqual([]);
    const long = '가로등과 보안등을 세웁니다'.repeat(800);
    expect(await inDatabase<number[]>('text_grams($1)', long)).toEqual(expect.arrayContaining(pairsOf(long)));
  });

  it('are asked of the index', async () => {
    const client = await db.web.connect();
    try {
      await client.query('BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off');
      const values: unknown[] = [];
      const condition = hasOneOf(PROPOSAL_GRAMS, [pairsOf('보안등'), pairsOf('가로등')], values);
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT FROM proposal q WHERE ${condition}`,
        values,
      );
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan.match(/Bitmap Index Scan on proposal_grams/g)).toHaveLength(2);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });
});

describe('proposals that are like what is being written', () => {
  const keys = (found: Awaited<ReturnType<typeof findSimilarProposals>>) =>
    found.map(({ process, number, likeness }) => [process, number, likeness]);

  it('are those of the same government, then winners of others; reasons count as some', async () => {
    const found = await findSimilarProposals(
      db.web,
      { text: '중앙시장 뒷골목 보안등', lafCd: '4272000' },
      10,
    );
    expect(keys(found)).toEqual([
      [NOW, 1, 'strong'],
      [BEFORE, 1, 'strong'],
      [NOW, 4, 'some'],
      [FAR, 9, 'strong'],
      // 보안등 is all that it tells beside its neighbourhood.
      [OTHER, 7, 'strong'],
    ]);
    expect(found[1]).toEqual({
      process: BEFORE,
      processTitles: { ko: `${BEFORE} 예산`, en: `${BEFORE} budget` },
      number: 1,
      title: '중앙시장 보안등',
      lafCd: '4272000',
      own: true,
      year: 2026,
      state: 'won',
      cost: 50,
      costIsOfficial: true,
      likeness: 'strong',
    });
    expect(found[0]).toMatchObject({ own: true, state: 'submitted', cost: 30, costIsOfficial: false });
    expect(found[3]).toMatchObject({ own: false, year: 2025, cost: null });
  });

  it('are as many as asked for, and never the one itself', async () => {
    const to = { text: '중앙시장 뒷골목 보안등', lafCd: '4272000' };
    expect(keys(await findSimilarProposals(db.web, to, 1))).toEqual([[NOW, 1, 'strong']]);
    const others = await findSimilarProposals(db.web, { ...to, exceptId: { process: NOW, number: 1 } }, 2);
    expect(keys(others)).toEqual([
      [BEFORE, 1, 'strong'],
      [NOW, 4, 'some'],
    ]);
  });

  it('are none for a text that tells nothing', async () => {
    for (const text of ['', '주민 사업 추진', '%', "' OR true --"])
      expect(await findSimilarProposals(db.web, { text, lafCd: '4272000' }, 10)).toEqual([]);
  });

  it('are told apart by what they are about, not by a neighbourhood of the same name elsewhere', async () => {
    const found = await findSimilarProposals(db.web, { text: '효자동 경로당', lafCd: '1111000' }, 10);
    expect(found).toEqual([]);
  });
});

describe('the search over proposals', () => {
  const search = (words: string, more: Partial<ProposalSearch> = {}) =>
    searchProposals(db.web, { words, page: 1, ...more });
  const found = async (words: string, more: Partial<ProposalSearch> = {}) =>
    (await search(words, more)).lines.map(({ process, number }) => `${process}/${number}`);

  it.each([
    // The newest first; within a day by process, then the highest number.
    ['보안등', [`${NOW}/4`, `${NOW}/1`, `${OTHER}/8`, `${OTHER}/7`, `${BEFORE}/1`, `${FAR}/9`]],
    ['보안등을', [`${NOW}/4`, `${NOW}/1`, `${OTHER}/8`, `${OTHER}/7`, `${BEFORE}/1`, `${FAR}/9`]],
    ['중앙시장 보안등', [`${NOW}/4`, `${NOW}/1`, `${BEFORE}/1`]],
    ['중앙 시장', [`${NOW}/4`, `${NOW}/1`, `${BEFORE}/1`]],
    ['시장보안등', [`${BEFORE}/1`]],
    ['읍하리', [`${NOW}/1`]],
    ['두아이아빠', [`${NOW}/2`]],
    ['놀이터에서', [`${NOW}/2`]],
    ['어린이', [`${NOW}/2`]],
    // A noun may end so: the particle goes only where nothing is found with it.
    ['그늘막도', [`${NOW}/2`]],
    ['cctv', [`${BEFORE}/3`]],
    ['폐쇄회로', [`${BEFORE}/3`]],
    ['휠체어', [`${BEFORE}/3`]],
    ['턱', [`${BEFORE}/3`, `${BEFORE}/2`]],
    // From the end of the title into the next field: no word.
    ['설치읍하리', []],
    // 가로 and 로등 do not make it.
    ['가로등', []],
    ['ㅂㅇㄷ', []],
    ['100%', []],
    ["' OR true --", []],
  ])('%s', async (words, expected) => {
    const { lines, total } = await search(words);
    expect(lines.map(({ process, number }) => `${process}/${number}`)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it('narrows by process, government, state and track', async () => {
    expect(await found('보안등', { processId: OTHER })).toEqual([`${OTHER}/8`, `${OTHER}/7`]);
    expect(await found('보안등', { lafCd: '4272000' })).toEqual([`${NOW}/4`, `${NOW}/1`, `${BEFORE}/1`]);
    expect(await found('보안등', { state: 'won' })).toEqual([`${OTHER}/7`, `${BEFORE}/1`, `${FAR}/9`]);
    expect(await found('보안등', { track: 'youth' })).toEqual([`${NOW}/4`]);
    expect(await found('보안등', { lafCd: '4272000', state: 'won', track: 'youth' })).toEqual([]);
    expect(await found('', { processId: NOW })).toEqual([`${NOW}/4`, `${NOW}/2`, `${NOW}/1`]);
  });

  it('answers with what lists show, and of which process it is', async () => {
    expect((await search('읍하리')).lines).toEqual([
      {
        process: NOW,
        processTitles: { ko: `${NOW} 예산`, en: `${NOW} budget` },
        lafCd: '4272000',
        year: 2027,
        number: 1,
        title: '중앙시장 뒷골목 보안등 추가 설치',
        track: 'general',
        state: 'submitted',
        author: '글쓴이',
        place: '읍하리',
        cost: 30,
        costIsOfficial: false,
        submittedAt: '2026-04-01T00:00:00Z',
      },
    ]);
  });

  it('pages with an exact total; a page past the last is the last', async () => {
    const first = await search('꽃길');
    expect([first.total, first.pages, first.page, first.lines.length]).toEqual([53, 2, 1, 50]);
    for (const page of [2, 9]) {
      const last = await search('꽃길', { page });
      expect([last.total, last.pages, last.page]).toEqual([53, 2, 2]);
      expect(last.lines.map(({ number }) => number)).toEqual([3, 2, 1]);
    }
    expect(await search('가로등', { page: 3 })).toEqual({ lines: [], total: 0, page: 1, pages: 1 });
  });

  it('follows an edit', async () => {
    await db.owner.query(`UPDATE proposal SET title = '경로당 경사로' WHERE process_id = $1 AND number = 2`, [
      BEFORE,
    ]);
    expect(await found('문턱')).toEqual([]);
    expect(await found('경사로')).toEqual([`${BEFORE}/2`]);
  });
});
