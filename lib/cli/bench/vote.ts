import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { startBenchCluster } from '@/lib/cli/bench/cluster';
import type { CastSample } from '@/lib/cli/bench/vote-casting';
import type { ChildTask } from '@/lib/cli/bench/vote-child';
import { childEnvironment } from '@/lib/env';

export interface VoteBenchOptions {
  /** Casts a second, and for how long. */
  rate: number;
  seconds: number;
  /** Page reads a second meanwhile. */
  reads: number;
  spikeRate: number;
  spikeSeconds: number;
}

/** What was measured. Times of casts are from the instant at which a voter was to begin sealing to the receipt. */
export interface VoteBench {
  /** Credentials a second, the making of the voters' keys included. */
  issue_rate: number;
  issued_over: 'http';
  casts: number;
  rate: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
  /** Casts without a good receipt, or whose leaf is not in the ledger. */
  lost: number;
  double: number;
  ledger_ok: boolean;
  leaves: number;
  heads: number;
  reads_per_s: number;
  reads_p95_ms: number;
  spike_casts: number;
  /** That were given a ticket, at least once. */
  spike_queued: number;
  /** That were in the queue when the vote ended. */
  spike_queued_at_end: number;
  spike_longest_s: number;
  spike_lost: number;
  asked: VoteBenchOptions;
  raw: { casts: CastSample[]; spike: CastSample[]; reads_ms: readonly number[] };
}

/** Built for the bench, beside the user's own build, and removed. */
const BUILD_DIR = '.next-bench';

/**
 * Holds a vote in a throw-away portal, its site built and served as `npm start` does, and measures casting, reading and a rush at the
 * end. The measuring process has settings of its own.
 */
export async function benchVote(options: VoteBenchOptions): Promise<VoteBench> {
  const cluster = await startBenchCluster();
  try {
    const port = await freePort();
    const settings = childEnvironment({
      AUTH_SECRET: randomBytes(32).toString('base64url'),
      GOTGAN_DATA_DIR: cluster.folder,
      GOTGAN_BUILD_DIR: BUILD_DIR,
      HOST: '127.0.0.1',
      PORT: String(port),
      SITE_URL: `http://127.0.0.1:${port}`,
      // Not a line for each of thousands of reads.
      LOG_LEVEL: 'warn',
    });
    return await inChild({ ...options, urls: cluster.urls }, settings);
  } finally {
    await cluster.stop();
    await rm(BUILD_DIR, { recursive: true, force: true });
  }
}

function inChild(task: ChildTask, env: NodeJS.ProcessEnv): Promise<VoteBench> {
  const script = path.resolve('lib/cli/bench/vote-child.ts');
  const child = spawn(process.execPath, [...process.execArgv, script, JSON.stringify(task)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code !== 0) return reject(new Error(`the measuring process ended with code ${code}`));
      // Written by the script above.
      resolve(JSON.parse(output.trim().split('\n').at(-1) ?? '') as VoteBench);
    });
  });
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
