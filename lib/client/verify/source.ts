/** One answer that a check was made from: kept for the evidence file. */
export interface Exchange {
  address: string;
  /** 0: there was no answer. */
  status: number;
  body: unknown;
}

/** What is asked for: an address of the site or of the second host. */
export type Ask = (address: string) => Promise<Exchange>;

const TIMEOUT_MS = 20_000;

/** Asks without cookies, and past every cache. What cannot be read counts as no answer. */
export const askByFetch: Ask = async (address) => {
  try {
    const answer = await fetch(address, {
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { address, status: answer.status, body: (await answer.json()) as unknown };
  } catch {
    return { address, status: 0, body: null };
  }
};

/** The addresses of a vote's ledger. */
export interface Addresses {
  election: string;
  /** @param least the leaves that are known of: a cache between that has an older answer has none under this address */
  heads: (least: number) => string;
  leaf: (code: string) => string;
  consistency: (from: number, to: number) => string;
  /** The second host's copy of the heads; null: none is named. */
  mirror: string | null;
}

/** @param site '' on the site itself, else its address without a slash at the end @param mirror the second host's, likewise */
export function addressesOf(site: string, id: string, mirror: string | null): Addresses {
  const base = `${site}/api/ballot/${id}`;
  return {
    election: base,
    heads: (least) => `${base}/heads${least === 0 ? '' : `?least=${least}`}`,
    leaf: (code) => `${base}/leaf?code=${code}`,
    consistency: (from, to) => `${base}/consistency?from=${from}&to=${to}`,
    mirror: mirror === null ? null : `${mirror.replace(/\/+$/, '')}/${id}/heads.json`,
  };
}

/** Keeps what was answered, in its order. */
export function recorded(ask: Ask): { ask: Ask; exchanges: Exchange[] } {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    ask: async (address) => {
      const exchange = await ask(address);
      exchanges.push(exchange);
      return exchange;
    },
  };
}
