import { describe, expect, it } from 'vitest';
import { createLog } from '@/lib/log';

const SETTINGS = {
  DATABASE_URL: 'postgresql://gotgan:pl%40nted-owner@db.example:5432/gotgan',
  FINANCE_DATABASE_URL: 'postgresql://reader:planted-reader@db.example/finance',
  GOTGAN_INTERNAL_SECRET: 'planted-internal-secret-of-32-characters',
  METRICS_TOKEN: 'planted-metrics-token',
  LOFIN_API_KEY: 'PLANTED7LOFIN7KEY',
};

function logged(terminal = false, source: Record<string, string> = {}) {
  const lines: string[] = [];
  const log = createLog({ terminal, write: (line) => lines.push(line), source: { ...SETTINGS, ...source } });
  return { log, lines };
}

describe('the log', () => {
  it('writes a JSON line with level, time and what is said', () => {
    const { log, lines } = logged();
    log.info({ run: 7, read: 240 }, 'sync done');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', msg: 'sync done', run: 7, read: 240 });
    expect(lines[0]).toMatch(/"time":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/);
  });

  it('writes an error with its stack', () => {
    const { log, lines } = logged();
    log.error({ err: new Error('the feed broke') }, 'sync failed');
    const { err } = JSON.parse(lines[0] ?? '') as { err: { message: string; stack: string } };
    expect(err.message).toBe('the feed broke');
    expect(err.stack).toContain('log.test.ts');
  });

  it('tells of an error no more than type, code, message, stack and cause', () => {
    const { log, lines } = logged();
    const error = Object.assign(new Error('gone', { cause: new TypeError('why') }), {
      code: '57P01',
      client: { secretThing: 'planted' },
    });
    log.error({ err: error }, 'x');
    const { err } = JSON.parse(lines[0] ?? '') as { err: { cause: object } };
    expect(Object.keys(err)).toEqual(['type', 'message', 'code', 'stack', 'cause']);
    expect(err.cause).toMatchObject({ type: 'TypeError', message: 'why' });
  });

  it('writes from its level on', () => {
    const { log, lines } = logged(false, { LOG_LEVEL: 'warn' });
    log.info('not this');
    log.warn('but this');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('but this');
  });

  it('writes for a reader on a terminal', () => {
    const { log, lines } = logged(true);
    log.info('told by the command itself');
    log.warn({ source: 'finance-db', why: 'two words' }, 'source late');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d warn {2}source late source=finance-db why="two words"\n$/);
    log.error({ err: new Error('the feed broke') }, 'sync failed');
    expect(lines[1]).toMatch(/error sync failed\n {2}Error: the feed broke\n {4,}at /);
  });

  it('says what it can where a setting is not of its form', () => {
    const { log, lines } = logged(false, { PORT: 'abc' });
    log.info('up');
    expect(lines[0]).toContain('"msg":"up"');
  });
});

describe('a planted secret', () => {
  const hidden = (say: (log: ReturnType<typeof logged>['log']) => void, terminal = false) => {
    const { log, lines } = logged(terminal, { LOG_LEVEL: 'info' });
    say(log);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/planted|pl@nted|pl%40nted/i);
    expect(lines[0]).toContain('[redacted]');
    return lines[0] ?? '';
  };

  it.each([
    ['in the message', SETTINGS.DATABASE_URL],
    ['as a password alone, decoded', 'login with pl@nted-owner failed'],
    ['as a password alone, as written', 'login with pl%40nted-owner failed'],
    ['of the finance database', `cannot reach ${SETTINGS.FINANCE_DATABASE_URL}`],
    ['of the internal routes', `header Bearer ${SETTINGS.GOTGAN_INTERNAL_SECRET}`],
    ['of the metrics', `token ${SETTINGS.METRICS_TOKEN}!`],
    ['of the Open API', `answer to ${SETTINGS.LOFIN_API_KEY}: INFO-000`],
    ['in an address of another database', 'tried postgresql://a:planted-other@host/x'],
    ['in a key of an Open API', 'GET https://example.org/lf/hub/QWGJK?Key=planted0key&Type=json'],
  ])('%s is hidden', (_, text) => {
    for (const terminal of [false, true]) {
      hidden((log) => log.info(text), terminal);
      hidden((log) => log.info({ url: text }, 'asked'), terminal);
      hidden((log) => log.error({ err: new Error(text) }, 'failed'), terminal);
    }
  });

  it('that no setting knows is hidden by the name of its member', () => {
    const line = hidden((log) => log.info({ user: { password: 'planted "quoted"', name: 'kim' } }, 'x'));
    expect(JSON.parse(line)).toMatchObject({ user: { password: '[redacted]', name: 'kim' } });
    hidden((log) => log.info({ LOFIN_API_KEY: 'planted-key' }, 'x'));
    hidden((log) => log.info({ headers: { authorization: 'Basic planted' } }, 'x'));
  });

  it('hides no more than it has to', () => {
    const { log, lines } = logged();
    log.info({ host: 'db.example', path: '/g/4272000', time_ms: 3 }, 'GET http://localhost:3000/en?a=b');
    expect(lines[0]).not.toContain('redacted');
  });
});
