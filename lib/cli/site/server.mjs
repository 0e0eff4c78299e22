/**
 * The site's process: the built site behind an HTTP server of its own, because `next start -H` compares the address it
 * listens on with the one that the proxy rewrites to, and takes its own pages for another site's when they differ.
 * Plain JavaScript: no loader stands between Node and the server. Says `listening` to the process that started it, and
 * ends when that process is gone, however it went.
 */
import http from 'node:http';
import next from 'next';
import { answerErrorsWhole } from './whole-errors.mjs';

const port = Number(process.env.PORT);
const host = process.env.HOST ?? '127.0.0.1';
const ENDING_MS = 5_000;

const app = next({ dev: false, hostname: 'localhost', port });
await app.prepare();
const handle = app.getRequestHandler();

/** What a proxy says of the visitor is believed only where the operator says that there is one: anybody can send it. */
const trusted = ['1', 'true'].includes(process.env.TRUST_PROXY ?? '');
const FORWARDED = /^(?:forwarded|x-forwarded-.*|x-real-ip)$/;

const server = http.createServer((request, response) => {
  if (!trusted)
    for (const name of Object.keys(request.headers)) if (FORWARDED.test(name)) delete request.headers[name];
  answerErrorsWhole(response);
  void handle(request, response);
});

/** Answers what is under way, then ends; what takes too long is cut off. */
function end() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), ENDING_MS).unref();
}
process.once('SIGTERM', end);
process.once('SIGINT', end);
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.exit(0));
}

server.listen(port, host, () => process.send?.('listening'));
