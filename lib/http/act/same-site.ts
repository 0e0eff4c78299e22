/**
 * Whether a request to write comes from a page of this site: browsers say so themselves (Fetch Metadata), older ones by Origin.
 * What says neither is not a browser's form.
 * @param origin of this site
 */
export function isFromThisSite(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const from = headers.get('origin');
  return from === null ? site === 'same-origin' : from === origin;
}

/** A path of this site's own, without language, to go back to; the home page where it is none. */
export function backPath(given: string | undefined): string {
  return given !== undefined && /^\/(?![/\\])[^\s\\]{0,500}$/.test(given) ? given : '/';
}
