import { describe, expect, it } from 'vitest';
import { outcomeOf } from '@/lib/client/paper/enter';

describe('what the site answers to a sheet', () => {
  it('is what became of it', () => {
    expect(outcomeOf({ to: '/', value: 'differs' }, 7)).toEqual({
      kind: 'kept',
      answer: 'differs',
      serial: 7,
    });
    expect(outcomeOf({ value: 'something' }, 7)).toEqual({ kind: 'failed' });
    expect(outcomeOf(null, 7)).toEqual({ kind: 'failed' });
  });

  it('or why not: choices and sheets that are too many are two things', () => {
    const errors = (detail: string) => ({ errors: [{ parameter: 'sheet', detail }] });
    expect(outcomeOf(errors('own-entry'), 7)).toEqual({ kind: 'problem', code: 'own-entry' });
    expect(outcomeOf(errors('too-many'), 7)).toEqual({ kind: 'problem', code: 'too-many-sheets' });
    expect(outcomeOf({ reasons: [{ id: 'second-factor' }] }, 7)).toEqual({
      kind: 'problem',
      code: 'second-factor',
    });
  });
});
