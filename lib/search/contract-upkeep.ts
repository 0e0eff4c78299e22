import { describe, expect, it } from 'vitest';
import {
  BUSAN_JUNG,
  type EngineUnderTest,
  GOYANG,
  query,
  SERVED,
  SHOWN,
  SUWON,
} from '@/lib/search/contract-data';
import { drainSearch, repairSearch } from '@/lib/search/drain';
import { expectedState } from '@/lib/search/fingerprint';
import { addRun, putProjects } from '@/lib/search/fixture.test-support';

/** How documents follow the projects; it changes what the suite searches in, and comes last. */
export function describeUpkeep(engine: () => EngineUnderTest): void {
  const search = (text: string, changes: Parameters<typeof query>[1] = {}) =>
    engine().reader.search(query(text, changes));
  const total = async (text: string) => (await search(text)).total;

  describe('keeping up', () => {
    it('wrote one document for each served project, and agrees with the database', async () => {
      const state = await engine().reader.state();
      expect(state.documents).toBe(SERVED);
      expect(state).toEqual(await expectedState(engine().sync));
    });

    it('has nothing to do twice', async () => {
      expect(await drainSearch(engine().sync, engine().writer)).toBe(0);
      await engine().sync.query(`UPDATE outbox SET delivered_at = NULL`);
      expect(await drainSearch(engine().sync, engine().writer)).toBe(0);
      expect(await repairSearch(engine().sync, engine().writer)).toBe(0);
    });

    it('follows changed, new and removed projects', async () => {
      await putProjects(engine().sync, [
        { name: '수원 화성 보수', lafCd: SUWON, current: 7_000, spent: 70, field: '문화및관광' },
        { name: '행궁동 주차장', lafCd: SUWON },
        {
          name: '섬 주민 여객선 운임',
          lafCd: BUSAN_JUNG,
          current: 30,
          spent: 3,
          field: null,
          removedAsOf: '2026-07-18',
        },
      ]);
      expect(await drainSearch(engine().sync, engine().writer)).toBe(3);
      expect((await search('화성 보수')).items).toMatchObject([{ currentBudget: '7000' }]);
      expect(await total('행궁동')).toBe(1);
      expect(await total('섬')).toBe(0);
      expect(await total('')).toBe(SHOWN);
      expect(await engine().reader.state()).toEqual(await expectedState(engine().sync));
    });

    it('follows a government-year to its new source', async () => {
      await putProjects(engine().sync, [
        { name: '고양 새 사업', lafCd: GOYANG, source: 'lofin', serving: false },
      ]);
      await drainSearch(engine().sync, engine().writer);
      expect(await total('고양 새')).toBe(0);
      const run = await addRun(engine().sync);
      await engine().sync.query(`UPDATE project SET serving = (source = 'lofin') WHERE laf_cd = $1`, [
        GOYANG,
      ]);
      await engine().sync.query(`INSERT INTO serving_change VALUES (2026, $1, $2, 'lofin')`, [GOYANG, run]);
      expect(await drainSearch(engine().sync, engine().writer)).toBe(3);
      expect(await total('고양 새')).toBe(1);
      expect(await total('도서관운영지원')).toBe(0);
      expect(await total('')).toBe(SHOWN - 1);
      expect(await engine().reader.state()).toEqual(await expectedState(engine().sync));
    });

    it('tells a document that fell behind, and repairs it', async () => {
      await engine().sync.query(`UPDATE project SET run_id = run_id + 1 WHERE name = '도서관'`);
      expect(await engine().reader.state()).not.toEqual(await expectedState(engine().sync));
      expect(await repairSearch(engine().sync, engine().writer)).toBe(1);
      expect(await engine().reader.state()).toEqual(await expectedState(engine().sync));
    });
  });
}
