import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SettingsError } from '@/lib/env';

/**
 * Makes sure that a folder for state is there and can be written.
 * @throws SettingsError that names the folder and what stands in the way
 */
export async function ensureStateFolder(folder: string): Promise<void> {
  try {
    await make(folder);
    await tryToWrite(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SettingsError(
      `The state folder ${folder} cannot be used: ${REASONS[code] ?? code}. Set GOTGAN_DATA_DIR to a folder that can be written.`,
    );
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'it cannot be made there',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a file is in its place',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of this user is used up',
};

/** Folder by folder: the recursive form of mkdir never ends under /proc, where a folder cannot be made and says so wrongly. */
async function make(folder: string): Promise<void> {
  const info = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (info?.isDirectory() === true) return;
  if (info !== null) throw Object.assign(new Error('a file'), { code: 'EEXIST' });
  await make(path.dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    // Another command may have made it meanwhile.
    if (error.code !== 'EEXIST') throw error;
  });
}

async function tryToWrite(folder: string): Promise<void> {
  const file = path.join(folder, `.writable-${process.pid}`);
  const handle = await open(file, 'w');
  try {
    await handle.writeFile('x');
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
}
