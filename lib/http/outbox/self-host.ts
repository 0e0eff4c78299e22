/** Addresses that stand for every interface: a server listens there, nobody calls there. */
const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '::1', '': '127.0.0.1' };

/**
 * Where a process reaches the server that it runs itself, as a socket takes it: without brackets, and with the zone of a link-local
 * address (`fe80::1%eth0`), for which no URL has a place.
 * @param host what it listens on, as the setting HOST says
 */
export function selfHost(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  return EVERYWHERE[bare] ?? bare;
}
