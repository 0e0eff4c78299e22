import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { processMetrics } from '@/lib/http/metrics-registry';
import { routePattern } from '@/lib/http/route-pattern';
import { log } from '@/lib/log';

/** Answered all the time, by machines to machines. */
const QUIET = new Set(['/_next', '/api/health', '/api/ready', '/api/metrics', '/api/internal']);
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);
const LONGEST_PATH = 200;

export interface Answered {
  method: string;
  /** As it came: path and query. */
  address: string;
  status: number;
  ms: number;
  /** What went out on the connection, headers included. */
  bytes: number;
  /** Whether the visitor went away before the end. */
  aborted: boolean;
}

/**
 * Counts and logs every answer of this process: method, route pattern, path, status, time and size. Neither who asked nor what
 * was searched for: no address of a visitor, no query, no header.
 */
export function observeRequests(into: Logger = log): void {
  subscribe('http.server.request.start', (message) => {
    // The channel's documented message: { request, response, socket, server }.
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const began = performance.now();
    const { socket, method = '', url: address = '/' } = request;
    const sentBefore = socket.bytesWritten;
    response.once('close', () => {
      const ms = Math.round((performance.now() - began) * 10) / 10;
      const bytes = socket.bytesWritten - sentBefore;
      const aborted = !response.writableFinished;
      record({ method, address, status: response.statusCode, ms, bytes, aborted }, into);
    });
  });
}

/** One answer into the log and the metrics; of what is asked of a vote there is neither line nor count. */
export function record(answered: Answered, into: Logger = log): void {
  const { address, status, ms, bytes, aborted } = answered;
  if (isOfVote(address)) return;
  const method = METHODS.has(answered.method) ? answered.method : 'other';
  const route = routePattern(address, status);
  const { requests, durations } = processMetrics();
  requests.inc({ route, method, status: String(status) });
  durations.observe({ route, method }, ms / 1000);
  const path = address.split('?', 1)[0]?.slice(0, LONGEST_PATH);
  const line = { method, route, path, status, ms, bytes, ...(aborted ? { aborted } : {}) };
  into[levelOf(route, status)](line, 'request');
}

/** Casting and issuing, and at the desk the person who is let in and the sheet that is entered: a time of them is kept by nobody. */
const OF_VOTE = [
  /^\/+api\/+ballot(?:\/|$)/i,
  /^\/+api\/+act\/+paper\.(?:let-in|enter)$/i,
  /^\/+(?:(?:ko|en)\/+)?desk\/+[^/]+\/+kiosk(?:\/|$)/i,
];

/** A line for each credential and each cast would tell, by its time, whose is whose. */
function isOfVote(address: string): boolean {
  const [path = ''] = address.split('?', 1);
  return OF_VOTE.some((pattern) => pattern.test(decoded(path)));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function levelOf(route: string, status: number): 'error' | 'info' | 'debug' {
  if (status >= 500) return 'error';
  return QUIET.has(route) ? 'debug' : 'info';
}
