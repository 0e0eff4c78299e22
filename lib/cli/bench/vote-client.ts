import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '@/lib/client/ballot/send';

const ANSWER_MS = 30_000;

/** A cheap client: what it costs is measured with the site on the same machine. Connections are kept open, and nobody waits for another's. */
export class SiteClient {
  private readonly agent = new http.Agent({ keepAlive: true });

  constructor(private readonly origin: string) {}

  /** @throws Error where there is no answer */
  async post(path: string, text: string, headers: Record<string, string> = {}): Promise<Answer> {
    const { status, retryAfter, body } = await this.ask(path, text, {
      'Content-Type': 'application/json',
      ...headers,
    });
    return { status, retryAfter, body: parsed(body) };
  }

  /** @returns the status, once the page is read whole */
  async get(path: string): Promise<number> {
    return (await this.ask(path, null, { Accept: 'text/html' })).status;
  }

  close(): void {
    this.agent.destroy();
  }

  private ask(
    path: string,
    text: string | null,
    headers: Record<string, string>,
  ): Promise<{ status: number; retryAfter: string | null; body: string }> {
    const { agent } = this;
    const length = text === null ? {} : { 'Content-Length': String(Buffer.byteLength(text)) };
    const options = {
      agent,
      method: text === null ? 'GET' : 'POST',
      headers: { ...headers, ...length },
      timeout: ANSWER_MS,
    };
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.origin}${path}`, options, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (body += part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'] ?? null,
            body,
          }),
        );
      });
      request.on('timeout', () => request.destroy(new Error('no answer')));
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The site closed a connection that was idle, just as it was used again: browsers ask once more, too.
        if (request.reusedSocket && error.code === 'ECONNRESET') resolve(this.ask(path, text, headers));
        else reject(error);
      });
      request.end(text ?? undefined);
    });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export interface Pace {
  perSecond: number;
  seconds: number;
}

/**
 * Begins work at a pace, whether what was begun has ended or not, and waits for all of it.
 * @param work is handed its place and the instant at which it was to begin (`performance.now()`): a client that lags measures that too
 */
export async function atPace(
  { perSecond, seconds }: Pace,
  work: (nth: number, due: number) => Promise<void>,
): Promise<void> {
  const began = performance.now();
  const all = Math.round(perSecond * seconds);
  const running: Promise<void>[] = [];
  const dueOf = (nth: number) => began + (nth * 1000) / perSecond;
  while (running.length < all) {
    while (running.length < all && dueOf(running.length) <= performance.now())
      running.push(work(running.length, dueOf(running.length)));
    await pause(1);
  }
  await Promise.all(running);
}

/** So many at once, until none is left. */
export async function manyAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let item = items[next]; item !== undefined; item = items[next]) {
      next += 1;
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
