/**
 * The site's process: the built site behind an HTTP server of its own, because `next start -H` compares the address it
 * listens on with the one that the proxy rewrites to, and takes its own pages for another site's when they differ.
 * Plain JavaScript: no loader stands between Node and the server. Says `listening` to the process that started it, and
 * ends when that process is gone, however it went.
 */
import http from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import next from 'next';
import { watchArrivals } from './arrivals.mjs';
import { markCaller } from './caller.mjs';
import { answerBusy, networkOf, SearchLimiter } from './limiter.mjs';
import { answerErrorsWhole } from './whole-errors.mjs';

const port = Number(process.env.PORT);
const host = process.env.HOST ?? '127.0.0.1';
const ENDING_MS = 5_000;
const GOODBYE_MS = 1_000;

const app = next({ dev: false, hostname: 'localhost', port });
await app.prepare();
const handle = app.getRequestHandler();

/** What a proxy says of the visitor is believed only where the operator says that there is one: anybody can send it. */
const trusted = ['1', 'true'].includes(process.env.TRUST_PROXY ?? '');

const arrivals = watchArrivals();
const limiter = new SearchLimiter(Number(process.env.SEARCH_PER_MINUTE ?? 0));

const server = http.createServer((request, response) => {
  const caller = markCaller(request.headers, request.socket.remoteAddress, trusted);
  const wait = limiter.wait(request.url ?? '', caller);
  if (wait > 0) {
    answerBusy(response, request.url ?? '', wait);
    return;
  }
  // For the limits of what is written; what a visitor says under this name was taken out above.
  request.headers['x-gotgan-address'] = networkOf(caller ?? '');
  // A vote that came before the end counts, however late a busy site reads it.
  request.headers['x-gotgan-arrived'] = String(arrivals.earliest());
  answerErrorsWhole(response);
  void handle(request, response);
});

/** What the instance still has to say of itself (lib/http/outbox/follow.ts), while somebody may listen. */
async function sayGoodbye() {
  const shared = /** @type {{ [key: symbol]: (() => Promise<void>) | undefined }} */ (globalThis);
  const said = shared[Symbol.for('gotgan.goodbye')]?.();
  await Promise.race([said?.catch(() => undefined), pause(GOODBYE_MS)]);
}

/** Answers what is under way, then ends; what takes too long is cut off. */
function end() {
  const said = sayGoodbye();
  server.close(() => void said.then(() => process.exit(0)));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), ENDING_MS).unref();
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => void sayGoodbye().then(() => process.exit(0)));
}

// In a rush thousands may wait to be let in.
server.listen({ port, host, backlog: 4096 }, () => process.send?.('listening'));
