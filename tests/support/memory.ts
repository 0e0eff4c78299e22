import { statfsSync } from 'node:fs';
import os from 'node:os';

/** The system's folder in memory (Linux), and how many bytes have to be free there: the tests need a tenth of it. */
const MEMORY = '/dev/shm';
const ROOM = 4 * 2 ** 30;

/**
 * Where the tests' servers lie. Each test database is made of a thousand files and removed again: on a disk that is a third of
 * the time of all tests.
 */
export function serversFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ROOM) return MEMORY;
  } catch {
    // There is none.
  }
  return os.tmpdir();
}
