/** What a proxy says of the visitor. */
const FORWARDED = /^(?:forwarded|x-forwarded-.*|x-real-ip)$/;
/** What the site says to itself: never taken from outside. */
const OWN = /^x-gotgan-/;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * Clears a request's headers of what anybody can send, and notes who calls: `local` for a caller on this machine. A
 * request that a proxy forwarded comes from wherever that proxy says, and where proxies are not believed, from elsewhere.
 * @param {import('node:http').IncomingHttpHeaders} headers changed in place
 * @param {string | undefined} address the other end of the connection
 * @param {boolean} trusted whether a proxy in front sets the forwarded headers
 * @returns {string | undefined} the address that asks: of a proxy that is not believed its own
 */
export function markCaller(headers, address, trusted) {
  const origin = originOf(headers, address, trusted);
  const isLocal = isLoopback(address) && isLoopback(origin);
  for (const name of Object.keys(headers))
    if (OWN.test(name) || (!trusted && FORWARDED.test(name))) delete headers[name];
  headers['x-gotgan-caller'] = isLocal ? 'local' : 'remote';
  return origin ?? address;
}

/** @param {string | undefined} address */
const isLoopback = (address) => address !== undefined && LOOPBACK.test(address);

/**
 * Where a request came from as far as can be known; undefined: from a proxy that is not believed.
 * @param {import('node:http').IncomingHttpHeaders} headers
 * @param {string | undefined} address
 * @param {boolean} trusted
 */
function originOf(headers, address, trusted) {
  if (!Object.keys(headers).some((name) => FORWARDED.test(name))) return address;
  if (!trusted) return undefined;
  // The last hop is what the proxy itself saw; those before it are what its caller claimed.
  return [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim();
}
