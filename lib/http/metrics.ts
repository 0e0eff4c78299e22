import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, Gauge, Registry } from 'prom-client';
import { sitePool } from '@/lib/db/site-pool';
import type { Sample } from '@/lib/domain/metric';
import { readEnv } from '@/lib/env';
import { processMetrics } from '@/lib/http/metrics-registry';
import { problemResponse } from '@/lib/http/problem';
import { renderCounts } from '@/lib/http/render-count';
import { readSamples } from '@/lib/queries/metrics';

/** Set by the site's server on every request: who stands at the other end of the connection. Never taken from outside. */
const CALLER = 'x-gotgan-caller';

/**
 * The metrics for Prometheus. With METRICS_TOKEN only for whoever brings it as `Authorization: Bearer …`; without it only for
 * a caller on this machine that did not come through a proxy.
 */
export async function answerMetrics(request: Request): Promise<Response> {
  const refused = refusal(request.headers);
  if (refused !== null) return refused;
  const scraped = new Registry();
  const samples = [...(await readSamples(sitePool())), ...ofThisProcess()];
  for (const list of Map.groupBy(samples, (one) => one.name).values()) register(scraped, list);
  const body = (await processMetrics().registry.metrics()) + (await scraped.metrics());
  return new Response(body, {
    headers: { 'Content-Type': scraped.contentType, 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  });
}

/** @param samples of one metric */
function register(registry: Registry, samples: readonly Sample[]): void {
  const [first] = samples;
  if (first === undefined) return;
  const { name, help, labels = {} } = first;
  const configuration = { name, help, labelNames: Object.keys(labels), registers: [registry] };
  if (name.endsWith('_total')) {
    const counter = new Counter(configuration);
    for (const one of samples) counter.inc(one.labels ?? {}, one.value);
    return;
  }
  const gauge = new Gauge(configuration);
  for (const one of samples) gauge.set(one.labels ?? {}, one.value);
}

function ofThisProcess(): Sample[] {
  return [
    {
      name: 'gotgan_page_renders_total',
      help: 'Pages that this instance rendered; one out of the cache does not count',
      value: renderCounts().total,
    },
    {
      name: 'gotgan_search_engine_info',
      help: 'The search engine in use',
      value: 1,
      labels: { engine: 'postgresql' },
    },
  ];
}

const INSTANCE = '/api/metrics';

/** Why the caller gets no metrics; null where it does. */
export function refusal(headers: Headers, token = readEnv().METRICS_TOKEN): Response | null {
  if (token === undefined) {
    if (headers.get(CALLER) === 'local') return null;
    return problemResponse('forbidden', {
      detail:
        'Metrics are for callers on the same machine. Set METRICS_TOKEN to fetch them from elsewhere or through a proxy.',
      instance: INSTANCE,
    });
  }
  if (isSame(headers.get('authorization') ?? '', `Bearer ${token}`)) return null;
  return problemResponse('unauthorized', {
    detail: 'The bearer token of METRICS_TOKEN is needed.',
    instance: INSTANCE,
  });
}

/** In a time that tells nothing of where they differ. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
