import { describe, expect, it } from 'vitest';
import { Timeline } from '@/lib/pipeline/timeline';
import { type Candidate, type StoredProject } from '@/lib/pipeline/types';

const STORED: StoredProject = {
  id: 'p',
  fiscalYear: 2026,
  lafCd: '1111000',
  departmentCd: 'd1',
  rowHash: 'X',
  asOf: '2026-06-30',
  removedAsOf: null,
};

function row(hash: string, asOf: string, more: Partial<Candidate> = {}): Candidate {
  return {
    order: 7,
    staged: true,
    line: 2,
    block: { id: '1' },
    blockRow: 1,
    fiscalYear: 2026,
    lafCd: '1111000',
    asOf,
    plainId: 'p',
    departmentCd: 'd1',
    matchedId: null,
    key: 'k',
    hash,
    amounts: '',
    gone: false,
    group: null,
    ...more,
  };
}

function timeline(
  stored: StoredProject | null,
  verified: string | null = null,
  history?: [string, string | null][],
  wholeDays: string[] = [],
) {
  const points =
    history?.map(([asOf, hash], rev) => ({
      asOf,
      hash,
      image: { order: null, place: null, again: String(rev) },
    })) ?? null;
  const project = { id: 'p', fiscalYear: 2026, lafCd: '1111000' };
  return new Timeline(project, stored, { verifiedAsOf: verified, wholeDays, history: points });
}

const written = (line: Timeline) => line.revisions.map(({ kind, asOf }) => `${kind} ${asOf}`);

describe('a project through time', () => {
  it('begins', () => {
    const line = timeline(null);
    expect(line.add(row('X', '2026-06-30'), false)).toBe('inserted');
    expect(written(line)).toEqual(['inserted 2026-06-30']);
    expect(line.project()).toMatchObject({ isNew: true, order: 7, asOf: '2026-06-30', removedAsOf: null });
    expect(line.outdatesPage).toBe(false);
  });

  it('stays as it is when seen again on a later day', () => {
    const line = timeline(STORED);
    expect(line.add(row('X', '2026-07-18'), false)).toBe('unchanged');
    expect([line.project(), line.revisions]).toEqual([null, []]);
  });

  it('changes, on the same day too', () => {
    const line = timeline(STORED);
    expect(line.add(row('Y', '2026-06-30'), false)).toBe('updated');
    expect(line.add(row('Z', '2026-07-18', { order: 8 }), false)).toBe('updated');
    expect(written(line)).toEqual(['updated 2026-06-30', 'updated 2026-07-18']);
    expect(line.project()).toMatchObject({ isNew: false, order: 8, asOf: '2026-07-18' });
  });

  it('never changes for an older row, which is a revision of its day, once', () => {
    const line = timeline(STORED, null, [
      ['2026-01-31', 'W'],
      ['2026-06-30', 'X'],
    ]);
    expect(line.add(row('W', '2026-03-31'), false)).toBe('unchanged');
    expect(line.add(row('V', '2026-03-31'), false)).toBe('backdated');
    expect(line.add(row('V', '2026-03-31'), false)).toBe('unchanged');
    expect(line.add(row('X', '2026-01-01'), false)).toBe('backdated');
    expect(written(line)).toEqual(['backdated 2026-03-31', 'backdated 2026-01-01']);
    expect(line.project()).toBeNull();
    expect(line.outdatesPage).toBe(true);
  });

  it('is repeated on the day of its verification when an older row comes between', () => {
    const line = timeline(STORED, '2026-07-18');
    expect(line.add(row('Y', '2026-07-10'), false)).toBe('backdated');
    expect(written(line)).toEqual(['backdated 2026-07-10', 'updated 2026-07-18']);
    // The image stays the stored one.
    expect(line.project()).toMatchObject({ order: null, place: null, asOf: '2026-07-18', removedAsOf: null });
  });

  it('is known as gone when it appears in an older snapshot only', () => {
    const line = timeline(null, '2026-07-18');
    expect(line.add(row('X', '2026-06-30'), false)).toBe('backdated');
    expect(written(line)).toEqual(['backdated 2026-06-30', 'removed 2026-07-18']);
    expect(line.project()).toMatchObject({ isNew: true, asOf: '2026-06-30', removedAsOf: '2026-07-18' });
  });

  it('is from the first whole snapshot after an older row on what that saw', () => {
    const history: [string, string | null][] = [
      ['2026-01-31', 'W'],
      ['2026-06-30', 'X'],
    ];
    const whole = ['2026-02-28', '2026-03-31', '2026-07-18'];
    const changed = timeline(STORED, '2026-07-18', history, whole);
    expect(changed.add(row('V', '2026-02-10'), false)).toBe('backdated');
    expect(written(changed)).toEqual(['backdated 2026-02-10', 'backdated 2026-02-28']);
    expect(changed.revisions[1]).toMatchObject({ again: '0', order: null, place: null });
    expect(changed.project()).toBeNull();
    const absent = timeline(STORED, '2026-07-18', [['2026-06-30', 'X']], whole);
    expect(absent.add(row('V', '2026-02-10'), false)).toBe('backdated');
    expect(written(absent)).toEqual(['backdated 2026-02-10', 'removed 2026-02-28']);
    const late = timeline(STORED, '2026-07-18', history, whole);
    expect(late.add(row('V', '2026-04-30'), false)).toBe('backdated');
    expect(written(late)).toEqual(['backdated 2026-04-30']);
    const unknown = timeline(null, '2026-07-18', undefined, whole);
    expect(unknown.add(row('V', '2026-02-10'), false)).toBe('backdated');
    expect(unknown.project()).toMatchObject({ asOf: '2026-02-10', removedAsOf: '2026-02-28' });
  });

  it('is removed, and restored when it comes back', () => {
    const line = timeline(STORED);
    line.remove('2026-07-18');
    expect(line.project()).toMatchObject({ order: null, removedAsOf: '2026-07-18', asOf: '2026-06-30' });
    const gone = timeline({ ...STORED, removedAsOf: '2026-07-18' });
    expect(gone.add(row('X', '2026-07-10'), false)).toBe('backdated');
    expect(gone.add(row('X', '2026-07-31', { staged: false }), false)).toBe('updated');
    expect(written(gone)).toEqual(['backdated 2026-07-10', 'restored 2026-07-31']);
    expect(gone.project()).toMatchObject({ order: null, asOf: '2026-07-31', removedAsOf: null });
  });

  it('follows the feed whatever the date of a change', () => {
    const line = timeline(STORED, '2026-07-18');
    expect(line.add(row('Y', '2026-06-29'), true)).toBe('updated');
    expect(line.add(row('', '2026-06-29', { gone: true }), true)).toBe('updated');
    expect(written(line)).toEqual(['updated 2026-07-18', 'removed 2026-07-18']);
    expect(line.project()).toMatchObject({ removedAsOf: '2026-07-18' });
  });
});
