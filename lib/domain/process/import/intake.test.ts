import { describe, expect, it } from 'vitest';
import { mapColumns } from '@/lib/domain/process/import/columns';
import type { ImportRules } from '@/lib/domain/process/import/draft';
import { Intake, tooManyRejected } from '@/lib/domain/process/import/intake';
import { readRow } from '@/lib/domain/process/import/row';
import { DEFAULT_TRACK } from '@/lib/domain/process/import/tracks';

const RULES: ImportRules = {
  tracks: [DEFAULT_TRACK],
  phases: [{ phase: 'proposing', begins: '2023-03-01T00:00:00Z', ends: null }],
  authors: 'masked',
  now: '2024-01-01T00:00:00Z',
};

/** Rows from line 2 on, cells with | between them. */
function taken(header: string, rows: readonly string[], rules: Partial<ImportRules> = {}) {
  const map = mapColumns(header.split('|'), { unit: null, trackColumn: null });
  const whole = { ...RULES, ...rules };
  const intake = new Intake(whole, { number: '번호', outcome: '결과' });
  for (const [index, row] of rows.entries()) intake.take(readRow(index + 2, row.split('|'), map, whole));
  return intake;
}
const aside = ({ rejected }: Intake) =>
  rejected.map(({ line, column, value, kind }) => [line, column, value, kind]);

describe('rows', () => {
  it('become proposals, and what they do not say is said to be missing', () => {
    const { drafts } = taken('번호|제목|제안자|소요예산(천원)', ['3|그늘막|홍길동|1,200', '4|화단||-']);
    const missing = {
      need: '(자료에 없음)',
      content: '(자료에 없음)',
      effect: null,
      beneficiaries: null,
      place: null,
    };
    expect(drafts.map(({ steps: _, ...one }) => one)).toEqual([
      {
        line: 2,
        number: 3,
        track: 'general',
        title: '그늘막',
        author: '홍○동',
        estimate: 1_200_000,
        ...missing,
      },
      {
        line: 3,
        number: 4,
        track: 'general',
        title: '화단',
        author: '(제안자 미상)',
        estimate: null,
        ...missing,
      },
    ]);
  });

  it('keep names as written where the flag says so', () => {
    const { drafts } = taken('번호|제목|제안자', ['1|그늘막|동네한바퀴'], { authors: 'as-written' });
    expect(drafts[0]?.author).toBe('동네한바퀴');
  });

  it('are kept aside with everything that is wrong with them', () => {
    const intake = taken('번호|제목|소요예산(원)|결과|분야|제안일', [
      'x||1.5|예비|문화|어제',
      `2|${'가'.repeat(201)}||||`,
      '3|나쁜\u0007글||||',
    ]);
    expect(aside(intake)).toEqual([
      [2, '번호', 'x', 'bad-number'],
      [2, '제목', '', 'missing'],
      [2, '분야', '문화', 'unknown-track'],
      [2, '소요예산(원)', '1.5', 'not-whole-won'],
      [2, '제안일', '어제', 'bad-date'],
      [2, '결과', '예비', 'unknown-outcome'],
      [3, '제목', `${'가'.repeat(200)}…`, 'too-long'],
      [4, '제목', '나쁜�글', 'control-character'],
    ]);
    expect([intake.rows, intake.rejectedRows, intake.drafts.length]).toEqual([3, 3, 0]);
  });

  it('with personal data are kept aside, and it is not repeated', () => {
    const intake = taken('번호|제목|내용|제안자', [
      '1|연락 010-1234-5678||',
      '2|그늘막|900101-1234567|',
      '3|그늘막||hong@example.or.kr',
    ]);
    expect(aside(intake)).toEqual([
      [2, '제목', '(not repeated here)', 'personal-data'],
      [3, '내용', '(not repeated here)', 'personal-data'],
      [4, '제안자', '(not repeated here)', 'personal-data'],
    ]);
    expect(JSON.stringify(intake.rejected)).not.toMatch(/5678|900101|hong/);
  });

  it('of a number that came before are kept aside, even where that one was bad itself', () => {
    const intake = taken('번호|제목', ['1|', '1|그늘막', '2|화단', '02|화단']);
    expect(intake.rejected.map(({ line, kind, reason }) => [line, kind, reason])).toEqual([
      [2, 'missing', 'the cell is empty'],
      [3, 'twice', 'the number stands in the file already: line 2'],
      [5, 'twice', 'the number stands in the file already: line 4'],
    ]);
    expect(intake.drafts.map(({ number }) => number)).toEqual([2]);
  });

  it('without a date and without a phase to take it from are named', () => {
    const intake = taken('번호|제목|검토결과', ['1|그늘막|', '2|화단|적정']);
    expect(intake.missingPhase).toEqual({ phase: 'review', line: 3 });
  });

  it('may be bad up to a share, and that share itself', () => {
    const ten = (bad: number) =>
      taken(
        '번호|제목',
        Array.from({ length: 10 }, (_, at) => `${at + 1}|${at < bad ? '' : '제목'}`),
      );
    expect([tooManyRejected(ten(1), 10), tooManyRejected(ten(2), 10)]).toEqual([false, true]);
    expect([tooManyRejected(ten(0), 0), tooManyRejected(ten(1), 0)]).toEqual([false, true]);
  });
});
