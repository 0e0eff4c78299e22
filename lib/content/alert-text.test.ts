import { describe, expect, it } from 'vitest';
import { alertText, jobText } from '@/lib/content/alert-text';
import { ALERT_KINDS } from '@/lib/domain/alert';
import { LANGUAGES } from '@/lib/domain/language';

const detail = { unread: 1234, run: 7, failures: 3, waiting: 2, behind: 5, error: 'x' };

describe('the words of an alert', () => {
  it.each(LANGUAGES.flatMap((language) => ALERT_KINDS.map((kind) => ({ language, kind }))))(
    'of $kind in $language say what is wrong and what to do, with nothing left open',
    ({ language, kind }) => {
      const { title, remedy } = alertText({ kind, subject: 'clean', detail }, language);
      expect(remedy.length).toBeGreaterThan(20);
      expect(`${title} ${remedy}`).not.toMatch(/undefined|\?|NaN/);
    },
  );

  it('name sources and jobs, and count', () => {
    expect(alertText({ kind: 'feed_stalled', subject: 'finance-db', detail }, 'en').title).toContain(
      '1,234 changes of the',
    );
    expect(alertText({ kind: 'job_failing', subject: 'clean', detail }, 'ko').title).toBe(
      '일꾼의 ‘지난 기록 치우기’ 작업이 3번 이어서 실패했습니다.',
    );
    expect(jobText('of-another-release', 'en')).toBe('of-another-release');
  });

  it('of a kind that this version does not know are its name', () => {
    expect(alertText({ kind: 'new_kind', subject: 'a', detail: {} }, 'en').title).toBe('new_kind: a');
  });
});
