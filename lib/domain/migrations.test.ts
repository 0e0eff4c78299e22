import { describe, expect, it } from 'vitest';
import { compareMigrations } from '@/lib/domain/migrations';

const done = (name: string) => ({ name, finished: true });
const begun = (name: string) => ({ name, finished: false });

describe('the migrations of a database', () => {
  it('agree', () => {
    expect(compareMigrations(['1', '2'], [done('2'), done('1')])).toEqual({
      pending: [],
      unfinished: [],
      unknown: [],
    });
  });

  it('are pending, unfinished or unknown', () => {
    expect(compareMigrations(['1', '2', '3'], [done('1'), begun('2'), done('9')])).toEqual({
      pending: ['3'],
      unfinished: ['2'],
      unknown: ['9'],
    });
  });

  it('count as finished where a second try ended', () => {
    expect(compareMigrations(['1'], [begun('1'), done('1')])).toEqual({
      pending: [],
      unfinished: [],
      unknown: [],
    });
  });
});
