import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@/lib/cli/errors';

/** The proposals of a process are some thousands; a `.pb` file has its ballots too. */
const LARGEST_BYTES = 256 * 1024 * 1024;

/** A file as it was read, once. */
export interface InputFile {
  /** Without its folders. */
  name: string;
  format: 'csv' | 'pb';
  bytes: Buffer;
  sha256: string;
}

/** @throws CliError, exit code 3, where there is no such file */
export async function readInput(file: string): Promise<InputFile> {
  const name = path.basename(file);
  const found = await stat(file).catch(() => null);
  if (found === null) throw new CliError(`${name} cannot be read: there is no such file`, 3);
  if (!found.isFile()) throw new CliError(`${name} is not a file`, 3);
  if (found.size > LARGEST_BYTES)
    throw new CliError(`${name} has ${found.size} bytes: more than ${LARGEST_BYTES} are not read`, 3);
  const bytes = await readFile(file);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, format: name.toLowerCase().endsWith('.pb') ? 'pb' : 'csv', bytes, sha256 };
}
