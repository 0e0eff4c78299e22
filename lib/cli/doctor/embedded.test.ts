import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkEmbedded } from '@/lib/cli/doctor/embedded';
import { serverUser } from '@/lib/db/embedded/binaries';

describe('doctor on the embedded server', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'gotgan-doctor-'));
  });
  afterEach(() => rm(home, { recursive: true }));

  const plant = async (version: string) => {
    await mkdir(path.join(home, 'cluster'));
    await writeFile(path.join(home, 'cluster/PG_VERSION'), `${version}\n`);
  };
  const seen = async () => {
    const { startable, findings } = await checkEmbedded(home);
    return { startable, found: new Map(findings.map((finding) => [finding.id, finding])) };
  };

  it('says that there is none yet, and makes none', async () => {
    const { startable, found } = await seen();
    expect(startable).toBe(false);
    expect(found.get('embedded')).toMatchObject({ severity: 'info', remedy: 'npm start' });
  });

  it('names files of another version', async () => {
    await plant('12');
    const { startable, found } = await seen();
    expect(startable).toBe(false);
    expect(found.get('embedded-version')).toMatchObject({ severity: 'problem' });
    expect(found.get('embedded-version')?.what).toContain('PostgreSQL 12');
    expect(found.get('embedded-version')?.remedy).toContain('gotgan backup');
  });

  it.skipIf(serverUser() === undefined)('names files of another owner (skipped unless root)', async () => {
    await plant('18');
    const { found } = await seen();
    // Made by this process, which is root; the server runs as somebody else.
    expect(found.get('embedded-owner')).toMatchObject({ severity: 'problem' });
    expect(found.get('embedded-owner')?.remedy).toContain(`chown -R ${serverUser()?.uid}`);
  });

  it('tells a start under way from one that did not end, and a keeper that is gone', async () => {
    await plant('18');
    await writeFile(path.join(home, 'starting.lock'), String(process.pid));
    expect((await seen()).found.get('embedded-lock')).toMatchObject({ severity: 'warning' });
    // No process has this number: the largest that Linux hands out is 2^22.
    await writeFile(path.join(home, 'starting.lock'), '4194305');
    await writeFile(path.join(home, 'keeper.json'), JSON.stringify({ pid: 4194305 }));
    const { found } = await seen();
    expect(found.get('embedded-lock')).toMatchObject({ severity: 'info' });
    expect(found.get('embedded')?.what).toContain('ended without notice');
  });
});
