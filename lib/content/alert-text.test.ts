import { describe, expect, it } from 'vitest';
import { alertText, jobText } from '@/lib/content/alert-text';
import { ALERT_KINDS } from '@/lib/domain/alert';
import { LANGUAGES } from '@/lib/domain/language';

const broken = { invariant: 'voters-have-credentials', track: 'general', found: 1002, bound: 1001 };
const detail = { unread: 1234, run: 7, failures: 3, waiting: 2, behind: 5, error: 'x', ...broken };

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

  it('of a vote name what does not fit, both numbers, the track and how many others', () => {
    const alert = { kind: 'vote_broken', subject: '4111000-2027' };
    expect(alertText({ ...alert, detail: { ...broken, more: 0 } }, 'ko').title).toBe(
      '진행 중인 투표 4111000-2027의 수가 서로 맞지 않습니다: general, 투표한 열쇠 1,002개, 발급된 투표권 1,001개.',
    );
    const whole = { invariant: 'casts-are-leaves', track: null, found: 4, bound: 5, more: 1 };
    expect(alertText({ ...alert, detail: whole }, 'en').title).toBe(
      'The numbers of the vote 4111000-2027, which is on, do not fit together: ballots in the box: 4, lines in the ledger or waiting for it: 5 (others: 1).',
    );
    const unknown = { ...whole, invariant: 'of-another-release', more: 0 };
    expect(alertText({ ...alert, detail: unknown }, 'en').title).toContain(': of-another-release (4, 5).');
  });

  it('of a kind that this version does not know are its name', () => {
    expect(alertText({ kind: 'new_kind', subject: 'a', detail: {} }, 'en').title).toBe('new_kind: a');
  });
});
