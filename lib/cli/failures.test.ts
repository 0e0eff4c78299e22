import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { childEnvironment } from '@/lib/env';

const NOWHERE = 'postgresql://login:secret@127.0.0.1:1/nothing';

/** A command as it is started for a user, with databases that are not there: none of these gets as far as a database. */
function gotgan(args: string[], settings: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'lib/cli/main.ts', ...args],
    {
      encoding: 'utf8',
      env: childEnvironment({ DATABASE_URL: NOWHERE, FINANCE_DATABASE_URL: NOWHERE, ...settings }),
    },
  );
  return { status, stdout, stderr };
}

describe('a command that fails', () => {
  it.each<[string, string[], Record<string, string>, number, RegExp]>([
    ['wrong flags', ['sync', '--source', 'file'], {}, 2, /--source file needs --path/],
    ['an unknown flag', ['status', '--jso'], {}, 2, /unknown option '--jso'/],
    ['a wrong setting', ['status'], { PORT: 'abc' }, 2, /PORT must be a whole number/],
    [
      'an unusable state folder',
      ['status'],
      { DATABASE_URL: '', GOTGAN_DATA_DIR: '/dev/null/x' },
      2,
      /GOTGAN_DATA_DIR/,
    ],
    ['no database', ['status'], {}, 1, /DATABASE_URL: 127\.0\.0\.1:1\/nothing\) cannot be prepared/],
    ['not our finance database', ['demo', 'advance', '--days', '1'], {}, 3, /external finance database/],
  ])('%s: its code, its reason, and one JSON document', (_, args, settings, code, reason) => {
    const { status, stdout, stderr } = gotgan([...args, '--json'], settings);
    expect(status).toBe(code);
    expect(stderr).toMatch(reason);
    expect(stderr).not.toMatch(/secret|\n {4}at /);
    const document: unknown = JSON.parse(stdout);
    expect(document).toMatchObject({ exit_code: code });
    expect(document).toHaveProperty('error', expect.stringMatching(reason));
  });

  it('without --json says nothing on stdout', () => {
    expect(gotgan(['sync', '--source', 'file'])).toMatchObject({ status: 2, stdout: '' });
  });
});
