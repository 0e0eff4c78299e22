import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { readEnv } from '@/lib/env';
import { selfAddress } from '@/lib/http/outbox/self-address';

/** No answer of the instance to itself takes longer. */
const TIMEOUT_MS = 30_000;
const PROBE_MS = 50;
const START_MS = 30_000;

function self(): string {
  const { HOST, PORT } = readEnv();
  return selfAddress(HOST, PORT);
}

/** Has this instance forget the pages that carry these tags: Next does it only inside a request. @throws Error where it does not */
export async function invalidateHere(tags: readonly string[]): Promise<void> {
  const answer = await fetch(`${self()}/api/internal/invalidate`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${readEnv().GOTGAN_INTERNAL_SECRET ?? ''}`,
    },
    body: JSON.stringify({ tags }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`the instance refused its own invalidation: ${answer.status}`);
}

/** Waits until the instance listens, so that a start is no failure. Gives up in silence. */
export async function untilListening(): Promise<void> {
  const until = performance.now() + START_MS;
  while (performance.now() < until && !(await answers(new URL(self())))) {
    await pause(PROBE_MS, undefined, { ref: false });
  }
}

function answers({ hostname, port }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(Number(port), hostname.replace(/^\[(.*)\]$/, '$1'), () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
