import type { APIRequestContext } from '@playwright/test';

/** Metrics that move without a vote, and why. */
const MOVING: readonly RegExp[] = [
  // Of the process: its memory, its time.
  /^(?:process|nodejs)_/,
  // Requests are counted by route, method and status.
  /^gotgan_http_/,
  // A page is made anew for each visit, or whenever its time is over.
  /^gotgan_page_renders_total\b/,
  // Clocks.
  /^\w+_seconds\b/,
  // The whole database, with every attempt that is counted in it.
  /^gotgan_database_size_bytes\b/,
];

/** The metrics of a site that stand still while nothing is pulled: a line for each value. */
export async function steadyMetrics(request: APIRequestContext): Promise<string[]> {
  const answer = await request.get('/api/metrics');
  if (answer.status() !== 200) throw new Error(`the metrics are answered with ${answer.status()}`);
  const lines = (await answer.text()).split('\n');
  return lines.filter((line) => /^\w/.test(line) && !MOVING.some((name) => name.test(line)));
}
