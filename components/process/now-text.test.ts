import { describe, expect, it } from 'vitest';
import { nowText } from '@/components/process/now-text';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProcessNow } from '@/lib/domain/process/now';

const said = (now: Omit<ProcessNow, 'at'>, language: Language = 'ko') => {
  const { process: text } = messages(language);
  return nowText({ ...now, at: '2026-08-01T00:00:00Z' }, language, { ...text.now, phases: text.phases });
};

describe('what the line of now says', () => {
  it('the phase and its end, in Korean time', () => {
    const review = { phase: 'review' as const, ends: '2026-09-03T09:00:00Z', next: null };
    expect(said(review)).toBe('지금: 부서 검토 (2026년 9월 3일 18:00까지)');
    expect(said(review, 'en')).toBe('Now: Department review (until 3 September 2026, 18:00 KST)');
  });

  it('of one without end the phase alone', () => {
    expect(said({ phase: 'execution', ends: null, next: null })).toBe('지금: 예산 반영과 집행');
  });

  it('between two what comes, and from when', () => {
    const next = { phase: 'voting' as const, at: '2026-09-01T00:00:00Z' };
    expect(said({ phase: null, ends: null, next })).toBe(
      '지금은 열린 단계가 없습니다. 다음: 주민투표 (2026년 9월 1일 09:00부터)',
    );
  });

  it('after the last that it is over', () => {
    expect(said({ phase: null, ends: null, next: null })).toBe('모든 단계가 끝났습니다.');
  });
});
