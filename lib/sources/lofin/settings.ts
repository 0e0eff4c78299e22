/** How the client talks to the service. */
export interface LofinSettings {
  /** The address of the hub, without the service's code. */
  baseUrl: string;
  /** The issued key; null: none, and the service answers with samples. */
  key: string | null;
  /** How many requests may be under way at once. */
  concurrency: number;
  /** How long an answer may take, its body included. */
  timeoutMs: number;
  /** How often one request is made before its failure stands. */
  tries: number;
  /** The pause before the second try; it doubles with each further one, up to half a minute. */
  pauseMs: number;
}

export const LOFIN_DEFAULTS = { concurrency: 2, timeoutMs: 60_000, tries: 4, pauseMs: 500 } as const;
export const LONGEST_PAUSE_MS = 30_000;

/** The largest page that the service gives; more is ERROR-336. */
export const PAGE_SIZE = 1000;
/** What it gives without a key. */
export const SAMPLE_SIZE = 5;

/** A shorter key is no secret, and would take ordinary words out of messages. */
const SHORTEST = 4;
/** In an answer of the service it could even take digits out of amounts. */
export const SHORTEST_IN_DATA = 8;

/** The text without the key, in whatever writing it stands there: no log, message or kept page holds it. */
export function withoutKey(text: string, key: string | null, shortest = SHORTEST): string {
  if (key === null || key.length < shortest) return text;
  const writings = new Set([
    key,
    encodeURIComponent(key),
    new URLSearchParams({ k: key }).toString().slice(2),
  ]);
  let clean = text;
  for (const writing of writings) clean = clean.replaceAll(writing, '[key]');
  return clean;
}
