import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LedgerCopy } from '@/lib/cli/mirror/copy';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { headData } from '@/lib/client/verify/verify';

/** When a vote was last looked at, and whether the portal answered. */
export interface LookTime {
  at: string | null;
  reached: boolean;
}

/** What this host serves: the copies by vote, and when each was looked at. */
export interface Served {
  copies: ReadonlyMap<string, LedgerCopy>;
  times: ReadonlyMap<string, LookTime>;
  site: string;
}

const HEADERS = {
  'Content-Type': 'application/json; charset=utf-8',
  // Pages of the portal read it, and everybody else.
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Serves `/{election}/heads.json` and `/status` (503 where something contradicts what was signed). Nothing of whoever asks is kept.
 * @param port 0: one that is free @throws Error where the port is taken
 */
export async function serveCopies(
  served: Served,
  { port, host = '0.0.0.0' }: { port: number; host?: string },
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer(({ url = '/', method }, response) => {
    const { status, body } = method === 'GET' || method === 'HEAD' ? answerTo(served, url) : NOT_THERE;
    const text = `${JSON.stringify(body)}\n`;
    response.writeHead(status, { ...HEADERS, 'Content-Length': Buffer.byteLength(text) });
    response.end(method === 'HEAD' ? undefined : text);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // A server that listens on a port has one.
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

const NOT_THERE = { status: 404, body: { error: 'there is nothing at this address' } };

function answerTo(served: Served, url: string): { status: number; body: unknown } {
  const path = url.split('?', 1)[0] ?? '';
  if (path === '/status') return statusOf(served);
  const copy = served.copies.get(/^\/([^/]+)\/heads\.json$/.exec(path)?.[1] ?? '');
  return copy === undefined || copy.ledgerKey === null ? NOT_THERE : { status: 200, body: copyData(copy) };
}

/** A copy in the form in which the portal publishes its heads, with what contradicts them. */
export const copyData = ({ election, ledgerKey, heads, conflicts }: LedgerCopy) => ({
  election,
  ledgerKey: ledgerKey === null ? null : toBase64(ledgerKey),
  heads: heads.map(headData),
  conflicts,
});

function statusOf({ copies, times, site }: Served): { status: number; body: unknown } {
  const votes = [...copies.values()].map(({ election, newest, heads, conflicts }) => ({
    election,
    heads: heads.length,
    size: newest?.size ?? 0,
    signed_at: newest?.at ?? null,
    conflicts,
    looked_at: times.get(election)?.at ?? null,
    reached: times.get(election)?.reached ?? false,
  }));
  const ok = votes.every(({ conflicts }) => conflicts.length === 0);
  return { status: ok ? 200 : 503, body: { ok, from: site, votes } };
}
