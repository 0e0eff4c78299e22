import http from 'node:http';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { readEnv } from '@/lib/env';
import { selfHost } from '@/lib/http/outbox/self-host';

/** No answer of the instance to itself takes longer. */
const TIMEOUT_MS = 30_000;
const PROBE_MS = 50;
const START_MS = 30_000;

/**
 * Has this instance forget the pages that carry these tags: Next does it only inside a request.
 * @throws Error where it does not, or not in time
 */
export async function invalidateHere(tags: readonly string[]): Promise<void> {
  const status = await post('/api/internal/invalidate', JSON.stringify({ tags }));
  if (status < 200 || status > 299) throw new Error(`the instance refused its own invalidation: ${status}`);
}

/** @returns the status of the answer */
function post(path: string, body: string): Promise<number> {
  const { HOST, PORT, GOTGAN_INTERNAL_SECRET = '' } = readEnv();
  const headers = {
    // Not every address can stand in this header; the site knows itself by this name.
    host: `localhost:${PORT}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${GOTGAN_INTERNAL_SECRET}`,
  };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return new Promise((resolve, reject) => {
    const options = { host: selfHost(HOST), port: PORT, path, method: 'POST', headers, signal };
    const request = http.request(options, (answer) => {
      answer.resume();
      answer.once('error', reject);
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    request.once('error', reject);
    request.end(body);
  });
}

/** Waits until the instance listens, so that a start is no failure. Gives up in silence. */
export async function untilListening(): Promise<void> {
  const { HOST, PORT } = readEnv();
  const until = performance.now() + START_MS;
  while (performance.now() < until && !(await listens(selfHost(HOST), PORT))) {
    await pause(PROBE_MS, undefined, { ref: false });
  }
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
