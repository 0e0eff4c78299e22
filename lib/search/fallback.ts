import { log } from '@/lib/log';
import { type SearchPage, type SearchQuery, type SearchReader, SearchTooSlow } from '@/lib/search/engine';

/** After a failure the engine is left alone for so long: not every visitor waits for it to be given up. */
const PAUSE_MS = 10_000;

/**
 * An engine that may go away, with one behind it that is always there. Each page says who answered; what the second answers is whole:
 * both stand under one contract.
 */
export function withFallback(
  first: SearchReader,
  second: SearchReader,
  now: () => number = Date.now,
): SearchReader {
  let pausedUntil = 0;
  async function ask<T>(of: (reader: SearchReader) => Promise<T>): Promise<T> {
    if (now() < pausedUntil) return of(second);
    try {
      return await of(first);
    } catch (err) {
      if (err instanceof SearchTooSlow) throw err;
      pausedUntil = now() + PAUSE_MS;
      log.warn({ err, engine: first.name }, 'search engine does not answer; another one does');
      return of(second);
    }
  }
  return {
    name: first.name,
    search: (query: SearchQuery, until?: number): Promise<SearchPage> =>
      ask((reader) => reader.search(query, until)),
    suggest: (term, limit) => ask((reader) => reader.suggest(term, limit)),
    refer: (text, register, on) => ask((reader) => reader.refer(text, register, on)),
    accounts: () => ask((reader) => reader.accounts()),
    state: () => first.state(),
  };
}
