import { HOME, wholePage } from './whole-page.mjs';

/** What costs more than a page from the cache. */
const SEARCH = /^\/(?:(?:(?:ko|en)\/)?search|api\/(?:search|suggest))\/?$/;
/** Addresses that are remembered; those that have their whole allowance again are forgotten first. */
const MOST = 20_000;

/**
 * So many searches a minute for each address, in bursts as they come: an allowance that fills up evenly. An IPv6 address counts with its
 * whole network (/64), which is one subscriber's.
 */
export class SearchLimiter {
  /** @type {Map<string, { left: number, at: number }>} */
  #allowances = new Map();
  #perMinute;
  #now;

  /**
   * @param {number} perMinute 0: no limit
   * @param {() => number} now milliseconds
   */
  constructor(perMinute, now = () => performance.now()) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /**
   * @param {string} url what is asked for
   * @param {string | undefined} address who asks; undefined: nobody that can be told from others
   * @returns {number} the seconds after which to ask again; 0: it may be answered
   */
  wait(url, address) {
    if (this.#perMinute === 0 || address === undefined || !SEARCH.test(pathOf(url))) return 0;
    const now = this.#now();
    const key = networkOf(address);
    const known = this.#allowances.get(key) ?? { left: this.#perMinute, at: now };
    const left = Math.min(this.#perMinute, known.left + ((now - known.at) * this.#perMinute) / 60_000);
    const allowed = left >= 1;
    // Set anew, it is the last to be forgotten.
    this.#allowances.delete(key);
    this.#allowances.set(key, { left: allowed ? left - 1 : left, at: now });
    if (this.#allowances.size > MOST) this.#forget(now);
    return allowed ? 0 : Math.ceil(((1 - left) * 60) / this.#perMinute);
  }

  /** @param {number} now */
  #forget(now) {
    for (const [key, { at }] of this.#allowances) {
      if (this.#allowances.size <= MOST && now - at < 60_000) break;
      this.#allowances.delete(key);
    }
  }
}

/**
 * The path of an address as the app reads it: /%73earch and //search are the same search.
 * @param {string} url
 */
function pathOf(url) {
  const path = (url.split(/[?#]/)[0] ?? '').replace(/\/+/g, '/');
  try {
    return decodeURIComponent(path).replace(/\/+/g, '/');
  } catch {
    return path;
  }
}

/**
 * What counts as one subscriber: an IPv4 address, the network (/64) of an IPv6 one.
 * @param {string} address
 */
export function networkOf(address) {
  const plain = address.replace(/^::ffff:/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('%')[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === '' ? [] : tail.split(':');
  while (groups.length + rest.length < 8) groups.push('0');
  return [...groups, ...rest]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':');
}

const PAGE = wholePage({
  ko: {
    title: '검색을 너무 많이 했습니다',
    text: '한 주소에서 짧은 시간에 많은 검색이 들어와 잠시 멈췄습니다. 잠시 뒤 다시 여십시오.',
    home: HOME.ko,
  },
  en: {
    title: 'Too many searches',
    text: 'Many searches came from one address in a short time. Open this page again in a moment.',
    home: HOME.en,
  },
});

/**
 * @param {import('node:http').ServerResponse} response
 * @param {string} url
 * @param {number} seconds after which to ask again
 */
export function answerBusy(response, url, seconds) {
  const path = url.split('?')[0] ?? '';
  const problem = {
    type: 'urn:open-gotgan:problem:too-many-requests',
    title: 'Too many requests came from one address',
    status: 429,
    detail: `Ask again in ${seconds} s.`,
    instance: path,
  };
  const data = path.startsWith('/api/');
  response.writeHead(429, {
    'Content-Type': data ? 'application/problem+json; charset=utf-8' : 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'self'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
    'Retry-After': String(seconds),
  });
  response.end(data ? `${JSON.stringify(problem)}\n` : PAGE);
}
