import { describe, expect, it } from 'vitest';
import { machineFailure } from '@/lib/cli/machine-failure';

const coded = (code: string, message = 'it said so') => Object.assign(new Error(message), { code });

describe('a failure of the machine', () => {
  it.each([
    [coded('57P01', 'terminating connection due to administrator command'), /went away/],
    [coded('ECONNRESET', 'read ECONNRESET'), /went away/],
    [new Error('Connection terminated unexpectedly'), /went away/],
    [coded('53100', 'could not extend file "base/5/1"'), /disk is full/],
    [coded('XX000', 'could not write to file "pg_wal/x": No space left on device'), /disk is full/],
    [new Error('wrapped', { cause: coded('53300') }), /max_connections/],
  ])('%s is said plainly', (error, reason) => {
    expect(machineFailure(error)).toMatch(reason);
    expect(machineFailure(error)).not.toContain('    at ');
  });

  it('is none where it is a bug or an expected refusal', () => {
    expect(machineFailure(new TypeError('x is undefined'))).toBeNull();
    expect(machineFailure(coded('23505', 'duplicate key'))).toBeNull();
    expect(machineFailure('text')).toBeNull();
  });
});
