import { describe, expect, it } from 'vitest';
import { readEnv, secretsOf, SettingsError } from '@/lib/env';

function refusal(settings: Record<string, string>): string {
  try {
    readEnv(settings);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    expect(error).toHaveProperty('exitCode', 2);
    if (error instanceof Error) return error.message;
  }
  return 'nothing thrown';
}

describe('settings', () => {
  it('have defaults, also where they are set to nothing', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '', TRUST_PROXY: '' })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATABASE_URL: undefined,
      TRUST_PROXY: false,
    });
    expect(readEnv({ PORT: '8080', TRUST_PROXY: '1' })).toMatchObject({ PORT: 8080, TRUST_PROXY: true });
  });

  it('take any address of this machine as HOST', () => {
    for (const HOST of ['0.0.0.0', '::', '::1', 'localhost', 'fe80::1%eth0', 'my-host.example'])
      expect(readEnv({ HOST })).toMatchObject({ HOST });
  });

  it('that are not of their form are named with the form', () => {
    for (const PORT of ['abc', '0', '65536', '3.5'])
      expect(refusal({ PORT })).toContain('PORT must be a whole number from 1 to 65535');
    expect(refusal({ SITE_URL: 'gotgan' })).toContain('SITE_URL must be an address such as https://');
    for (const HOST of ['http://localhost', 'localhost:3000', '[::1]', 'a b', '127.0.0.1/x'])
      expect(refusal({ HOST })).toContain('HOST must be an address or a name of this machine');
    expect(refusal({ TRUST_PROXY: 'yes' })).toContain('TRUST_PROXY must be 1 or 0');
    for (const address of ['nonsense', 'http://host/db', 'mysql://u:p@host/db'])
      expect(refusal({ FINANCE_DATABASE_URL: address })).toContain(
        'FINANCE_DATABASE_URL must be an address such as postgresql://',
      );
  });

  it('of the worker are rounds that divide a day, and a webhook that nobody can read on the way', () => {
    expect(readEnv({})).toMatchObject({ PULL_EVERY: 5, PAGE_LOG_DAYS: 30 });
    for (const PULL_EVERY of ['1', '59', '60', '720'])
      expect(readEnv({ PULL_EVERY }).PULL_EVERY).toBe(Number(PULL_EVERY));
    for (const PULL_EVERY of ['0', '61', '90', '2880', 'x', '1.5'])
      expect(refusal({ PULL_EVERY })).toContain('PULL_EVERY must be 1 to 59 minutes, or 60');
    expect(refusal({ PAGE_LOG_DAYS: '6' })).toContain('PAGE_LOG_DAYS must be a whole number from 7');
    for (const address of ['http://hooks.example/a', 'ftp://localhost/a', 'hook'])
      expect(refusal({ ALERT_WEBHOOK_URL: address })).toContain('ALERT_WEBHOOK_URL must be an https address');
    for (const ALERT_WEBHOOK_URL of ['https://hooks.example/T/s', 'http://127.0.0.1:9/a', 'http://[::1]:9/a'])
      expect(secretsOf(readEnv({ ALERT_WEBHOOK_URL }))).toContain(ALERT_WEBHOOK_URL);
  });

  it('are named all at once, and a password is not repeated', () => {
    const message = refusal({ PORT: 'abc', DATABASE_URL: 'mysql://u:secret@host/db' });
    expect(message).toContain('PORT');
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('secret');
  });
});
