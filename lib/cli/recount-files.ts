import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { CliError } from '@/lib/cli/errors';
import type { Bytes } from '@/lib/domain/participation';

/** Reads a file of what was published, by its plain name. @returns null where there is none @throws CliError, exit code 4 */
export type FileReader = (name: string, most: number) => Promise<Bytes | null>;

const REDIRECTS = 3;
const TIMEOUT_MS = 60_000;

const refused = (message: string) => new CliError(message, 4);

/**
 * @param place a folder, or an http(s) address that ends with `/`
 * @param timeoutMs for each file that comes over http
 * @throws CliError, exit code 4, where the place is neither
 */
export function readerOf(place: string, timeoutMs = TIMEOUT_MS): FileReader {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(place)) return (name, most) => readLocal(path.join(place, name), most);
  const base = URL.parse(place);
  if (base === null || !/^https?:$/.test(base.protocol))
    throw refused(`${place}: only http and https addresses are read`);
  if (base.username !== '' || base.password !== '')
    throw refused('an address with a user name or password is not read');
  if (!base.pathname.endsWith('/') || base.search !== '' || base.hash !== '')
    throw refused(`${place}: the address of a folder is needed, it ends with /`);
  return (name, most) => readRemote(new URL(encodeURIComponent(name), base), most, timeoutMs);
}

async function readLocal(file: string, most: number): Promise<Bytes | null> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw refused(`${file} cannot be read: ${error.code}`);
  });
  if (found === null) return null;
  if (!found.isFile()) throw refused(`${file} is not a file`);
  if (found.size > most) throw tooLarge(file, most);
  return new Uint8Array(await readFile(file));
}

const tooLarge = (file: string, most: number) => refused(`${file} has more than ${most} bytes`);

async function readRemote(address: URL, most: number, timeoutMs: number): Promise<Bytes | null> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await follow(address, signal);
    if (response.status === 200) return await bodyOf(response, address.href, most);
    await response.body?.cancel();
    if (response.status === 404 || response.status === 410) return null;
    throw refused(`${address.href} cannot be read: HTTP status ${response.status}`);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw refused(`${address.href} cannot be read: ${reasonOf(error, timeoutMs)}`);
  }
}

/** Redirects are followed within the site alone: a published folder has no business with what else this machine can reach. */
async function follow(address: URL, signal: AbortSignal): Promise<Response> {
  let at = address;
  for (let turn = 0; turn <= REDIRECTS; turn += 1) {
    const response = await fetch(at, {
      headers: { 'user-agent': 'open-gotgan' },
      redirect: 'manual',
      signal,
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return response;
    await response.body?.cancel();
    const next = URL.parse(location, at);
    if (next === null || !staysOnSite(at, next)) throw refused(`${at.href} redirects to another site`);
    at = next;
  }
  throw refused(`${address.href} redirects more than ${REDIRECTS} times`);
}

function staysOnSite(from: URL, to: URL): boolean {
  const secured = from.protocol === 'http:' && to.protocol === 'https:' && from.hostname === to.hostname;
  return to.origin === from.origin || secured;
}

async function bodyOf(response: Response, said: string, most: number): Promise<Bytes> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > most) throw tooLarge(said, most);
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
