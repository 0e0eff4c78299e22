import { CliError } from '@/lib/cli/errors';
import { type Addresses, addressesOf, type Ask, type Exchange } from '@/lib/client/verify/source';
import type { ElectionData } from '@/lib/domain/ballot/election-data';

const TIMEOUT_MS = 60_000;

/** Asks a portal or a second host, over http. Nothing of an answer is believed that is not checked. */
export const askOverHttp: Ask = async (address): Promise<Exchange> => {
  try {
    const answer = await fetch(address, {
      headers: { 'user-agent': 'open-gotgan' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { address, status: answer.status, body: (await answer.json()) as unknown };
  } catch {
    return { address, status: 0, body: null };
  }
};

/** @throws CliError, exit code 2, where it is no address of a portal */
export function siteOf(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '')
    throw new CliError(`${text}: an http or https address is needed, such as https://gotgan.example.org`, 2);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** What a portal says of a vote. @throws CliError, exit code 4, where it does not answer or has no such vote */
export async function readElection(
  ask: Ask,
  site: string,
  id: string,
): Promise<{ election: ElectionData; addresses: Addresses }> {
  const { address, status, body } = await ask(addressesOf(site, id, null).election);
  if (status === 0) throw new CliError(`${address} does not answer`, 4);
  if (status === 404) throw new CliError(`${site} has no vote ${id}`, 4);
  // The parts that are used are looked at where they are: the key, the state, the second host.
  const election = body as ElectionData | null;
  if (status !== 200 || election?.id !== id || typeof election.ledgerKey !== 'string')
    throw new CliError(`${address} does not answer as a portal does (HTTP status ${status})`, 4);
  return { election, addresses: addressesOf(site, id, election.mirror) };
}
