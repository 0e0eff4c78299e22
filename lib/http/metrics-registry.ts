import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** The metrics of this process: what it counts itself. What the database knows is asked for at each scrape. */
export interface ProcessMetrics {
  registry: Registry;
  requests: Counter<'route' | 'method' | 'status'>;
  durations: Histogram<'route' | 'method'>;
}

const KEY = Symbol.for('gotgan.metrics');

/** From a page out of the cache to a search that is stopped, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** One registry for the process: each route's bundle may hold a copy of this module. */
export function processMetrics(): ProcessMetrics {
  const shared = globalThis as { [KEY]?: ProcessMetrics }; // a property of our own, under a symbol of our own
  shared[KEY] ??= make();
  return shared[KEY];
}

function make(): ProcessMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'gotgan_http_requests_total',
      help: 'Answered requests by route pattern, method and status',
      labelNames: ['route', 'method', 'status'],
      registers,
    }),
    durations: new Histogram({
      name: 'gotgan_http_request_duration_seconds',
      help: 'Time from the request to the last byte of its answer',
      labelNames: ['route', 'method'],
      buckets: BUCKETS,
      registers,
    }),
  };
}
