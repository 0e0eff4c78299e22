/** Addresses that stand for every interface: a server listens there, nobody calls there. */
const EVERYWHERE: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]', '': '127.0.0.1' };

/** Where a process reaches the server that it runs itself. @param host what it listens on, as the setting HOST says */
export function selfAddress(host: string, port: number): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  const reachable = EVERYWHERE[bare] ?? (bare.includes(':') ? `[${bare}]` : bare);
  return `http://${reachable}:${port}`;
}
