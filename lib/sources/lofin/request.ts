import { SourceError } from '@/lib/sources/source';
import { TransientError } from '@/lib/sources/lofin/errors';
import { type LofinSettings, SHORTEST_IN_DATA, withoutKey } from '@/lib/sources/lofin/settings';

/** The service refuses what does not look like a browser. */
const HEADERS = {
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 OpenGotgan',
  accept: 'application/json, text/xml;q=0.5',
};
/** A page of 1,000 rows has a few hundred kilobytes: what is far larger is no page. */
const LARGEST_BODY = 32 * 1024 * 1024;
const REDIRECTS = 3;

/**
 * One GET. The key travels in the address, so that no address and nothing made from one ever leaves this file.
 * @returns the body as text, the key taken out of it
 * @throws TransientError for what may be better the next time
 * @throws SourceError for what will not
 */
export async function getText(
  settings: LofinSettings,
  service: string,
  params: URLSearchParams,
): Promise<string> {
  const address = new URL(`${settings.baseUrl.replace(/\/+$/, '')}/${service}`);
  address.search = params.toString();
  const signal = AbortSignal.timeout(settings.timeoutMs);
  try {
    const response = await follow(address, signal);
    checkStatus(response);
    return withoutKey(await readBody(response), settings.key, SHORTEST_IN_DATA);
  } catch (error) {
    throw explained(error, settings);
  }
}

/** A redirect is followed within the site alone (lofin365.go.kr to www.lofin365.go.kr): the key goes nowhere else. */
async function follow(address: URL, signal: AbortSignal): Promise<Response> {
  let at = address;
  for (let turn = 0; turn <= REDIRECTS; turn += 1) {
    const response = await fetch(at, { headers: HEADERS, redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    at = nextAddress(address, URL.parse(location, at));
  }
  throw new SourceError('redirected in a circle: check LOFIN_BASE_URL');
}

function nextAddress(asked: URL, next: URL | null): URL {
  if (next === null || !staysOnSite(asked, next))
    throw new SourceError(`redirected to another site (${next?.host ?? 'no address'}): check LOFIN_BASE_URL`);
  if (next.search === '') next.search = asked.search;
  return next;
}

function staysOnSite(from: URL, to: URL): boolean {
  const site = (url: URL) => url.hostname.replace(/^www\./, '');
  const secure = to.protocol === 'https:' || to.protocol === from.protocol;
  return secure && site(from) === site(to) && (to.port === from.port || from.hostname !== to.hostname);
}

function checkStatus({ ok, status }: Response): void {
  if (ok) return;
  if (status >= 500 || status === 408 || status === 429) throw new TransientError(`HTTP status ${status}`);
  throw new SourceError(`HTTP status ${status}: check LOFIN_BASE_URL`);
}

async function readBody(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > LARGEST_BODY) throw new TransientError('the answer does not end');
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new TransientError('the answer is cut off or not UTF-8');
  }
}

/** Says what happened in words of its own: the messages and causes of fetch hold the address, and with it the key. */
function explained(error: unknown, { timeoutMs, key }: LofinSettings): SourceError {
  if (error instanceof TransientError) return new TransientError(withoutKey(error.message, key));
  if (error instanceof SourceError) return new SourceError(withoutKey(error.message, key));
  const name = error instanceof Error ? error.name : '';
  if (name === 'TimeoutError' || name === 'AbortError')
    return new TransientError(`no answer within ${timeoutMs / 1000} s`);
  return new TransientError(`the connection failed (${codeOf(error)})`);
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause)
    if ('code' in at && typeof at.code === 'string' && /^[A-Z0-9_]+$/.test(at.code)) return at.code;
  return 'broken off';
}
