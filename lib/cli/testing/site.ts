import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';

/** A site of its own for the browser tests: state, build and port apart from the user's. */
export interface TestSite {
  settings: Record<string, string>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as net.AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs `gotgan start` as a user would, in a new state folder, and waits until it says that it serves. */
export async function startTestSite(flags: string[]): Promise<TestSite> {
  const data = await mkdtemp(path.join(os.tmpdir(), 'gotgan-site-'));
  const port = await freePort();
  const settings = {
    GOTGAN_DATA_DIR: data,
    GOTGAN_BUILD_DIR: '.next-test',
    PORT: String(port),
    BASE_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: '',
    FINANCE_DATABASE_URL: '',
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', 'start', ...flags], {
    stdio: ['ignore', 2, 'pipe', 'ipc'],
    env: childEnvironment(settings),
  });
  await untilServing(child);
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  return { settings, stop };
}

function untilServing(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      process.stderr.write(chunk);
      if (chunk.toString().includes('Ctrl-C ends it')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the site under test ended with code ${code}`)));
  });
}
