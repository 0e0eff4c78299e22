import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { gotgan } from '@/lib/cli/testing/site';
import { checkDataDirectory, checkNode, checkSettings, checkSitePort } from '@/lib/cli/doctor/machine';
import { readEnv } from '@/lib/env';

describe('doctor on the machine', () => {
  const servers: http.Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  async function listening(answer: string): Promise<number> {
    const server = http.createServer((_, response) => response.end(answer));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  it('wants Node 24', () => {
    expect(checkNode('22.1.0')[0]).toMatchObject({ id: 'node', severity: 'problem' });
    expect(checkNode('24.0.0')[0]).toMatchObject({ severity: 'ok' });
  });

  it('tells a portal on the port from another program', async () => {
    const ours = await listening('{"status":"ok"}');
    expect((await checkSitePort(readEnv({ PORT: String(ours) })))[0]).toMatchObject({ severity: 'ok' });
    const theirs = await listening('hello');
    expect((await checkSitePort(readEnv({ PORT: String(theirs) })))[0]).toMatchObject({
      id: 'port',
      severity: 'problem',
    });
    const [away] = await checkSitePort(readEnv({ HOST: '203.0.113.7', PORT: '4000' }));
    expect(away?.what).toContain('EADDRNOTAVAIL');
  });

  it('names a state folder that cannot be used, and settings that contradict each other', async () => {
    const [folder] = await checkDataDirectory(readEnv({ GOTGAN_DATA_DIR: '/dev/null/x' }));
    expect(folder).toMatchObject({ id: 'data-directory', severity: 'problem' });
    const ids = (settings: Record<string, string>) => checkSettings(readEnv(settings)).map(({ id }) => id);
    expect(ids({})).toEqual([]);
    expect(ids({ HOST: '0.0.0.0', TRUST_PROXY: '1' })).toEqual(['site-url', 'trust-proxy']);
    expect(ids({ HOST: '0.0.0.0', SITE_URL: 'https://gotgan.example' })).toEqual([]);
  });

  it('as a command: a document with every finding, code 1 where there is a problem, and no secret in it', async () => {
    const nowhere = 'postgresql://login:planted@127.0.0.1:1/nothing';
    const settings = {
      DATABASE_URL: nowhere,
      FINANCE_DATABASE_URL: nowhere,
      LOFIN_API_KEY: 'planted-api-key',
    };
    const { code, stdout, stderr } = await gotgan(['doctor', '--json'], settings);
    expect(code).toBe(1);
    expect(stdout + stderr).not.toContain('planted');
    const document = JSON.parse(stdout) as {
      ok: boolean;
      findings: { id: string; severity: string; remedy: string }[];
    };
    expect(document.ok).toBe(false);
    const finding = (id: string) => document.findings.find((one) => one.id === id);
    expect(finding('database')).toMatchObject({ severity: 'problem' });
    expect(finding('database')?.remedy).toContain('DATABASE_URL');
    expect(finding('finance')?.remedy).toContain('FINANCE_DATABASE_URL');
    expect(finding('lofin')).toMatchObject({ severity: 'ok' });
  }, 60_000);
});
