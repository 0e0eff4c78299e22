import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SourceError } from '@/lib/sources/source';

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder, name the file in it',
  EACCES: 'this user may not read it',
};

/** A file that is read piece by piece, from any place in it. */
export interface Input {
  size: number;
  /** Fills the buffer from a place on; less only where the file ends. @returns how many bytes were read */
  read: (into: Buffer, from: number) => Promise<number>;
  close: () => Promise<void>;
}

/** Opens a file; what can be read only once (a pipe) is copied beside first. @throws SourceError saying why not */
export async function openInput(file: string): Promise<Input> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    return found.isFile() ? await fileInput(await open(file, 'r')) : await spooled(file);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new SourceError(`${path.basename(file)}: ${UNREADABLE[code] ?? `it cannot be read (${code})`}`);
  }
}

async function fileInput(handle: FileHandle): Promise<Input> {
  const { size, mtimeMs } = await handle.stat();
  const read = async (into: Buffer, from: number) => {
    let filled = 0;
    while (filled < into.length) {
      const { bytesRead } = await handle.read(into, filled, into.length - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    await unchanged(handle, size, mtimeMs);
    return filled;
  };
  return { size, read, close: () => handle.close() };
}

/** A file that is still being written would be read half old, half new. @throws SourceError */
async function unchanged(handle: FileHandle, size: number, mtimeMs: number): Promise<void> {
  const now = await handle.stat();
  if (now.size !== size || now.mtimeMs !== mtimeMs)
    throw new SourceError('the file was changed while it was read');
}

async function spooled(file: string): Promise<Input> {
  const copy = path.join(os.tmpdir(), `gotgan-input-${randomBytes(8).toString('hex')}`);
  try {
    await pipeline(createReadStream(file), createWriteStream(copy, { mode: 0o600 }));
    return await fileInput(await open(copy, 'r'));
  } finally {
    // Open, it can still be read; nothing is left behind, whatever happens.
    await rm(copy, { force: true });
  }
}
