import { describe, expect, it } from 'vitest';
import { readEnv, SettingsError } from '@/lib/env';

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

  it('are named all at once, and a password is not repeated', () => {
    const message = refusal({ PORT: 'abc', DATABASE_URL: 'mysql://u:secret@host/db' });
    expect(message).toContain('PORT');
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('secret');
  });
});
