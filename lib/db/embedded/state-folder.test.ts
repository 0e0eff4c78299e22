import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureStateFolder } from '@/lib/db/embedded/state-folder';
import { SettingsError } from '@/lib/env';

describe('the state folder', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), 'gotgan-state-'));
    await writeFile(path.join(home, 'file'), '');
  });
  afterAll(() => rm(home, { recursive: true }));

  it('is made, with those above it, and left empty', async () => {
    const folder = path.join(home, 'a/b/c');
    await Promise.all([ensureStateFolder(folder), ensureStateFolder(folder)]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('where it cannot be: says so, with the setting', async () => {
    for (const folder of [path.join(home, 'file'), path.join(home, 'file/below')]) {
      await expect(ensureStateFolder(folder)).rejects.toThrow(SettingsError);
      await expect(ensureStateFolder(folder)).rejects.toThrow(/GOTGAN_DATA_DIR/);
    }
  });

  it.skipIf(!existsSync('/proc/self'))('under /proc says so at once instead of trying for ever', async () => {
    await expect(ensureStateFolder('/proc/gotgan/state')).rejects.toThrow('it cannot be made there');
  });
});
