import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import type { Ask } from '@/lib/client/verify/source';
import type { TestDatabase } from '@/lib/db/testing';
import { consistencyAnswer, headsAnswer, leafAnswer, ledgersAnswer } from '@/lib/http/public-ledger';
import { electionData, findElection } from '@/lib/services/ballot/election';

/** What a site answers about its ledgers, from a test database: the handlers of its routes without a site around them. */
export interface LedgerSite {
  ask: Ask;
  answer: (address: string) => Promise<Response>;
  /** Changes what is answered, as a site would that lies. */
  lies: Map<RegExp, (honest: Response) => Response | Promise<Response>>;
  mirror: string | null;
  /** The clock of the site. */
  now: Date;
}

export const SITE = 'https://portal.example';

/** One for a test file: the pool that the handlers read through is made once. */
export function ledgerSite(db: TestDatabase): LedgerSite {
  vi.stubEnv('DATABASE_URL_WEB', db.urls.web);
  const site: LedgerSite = {
    lies: new Map(),
    mirror: null,
    now: new Date(),
    answer: async (address) => {
      const honest = await honestAnswer(db, site, new Request(address));
      const lie = [...site.lies].find(([pattern]) => pattern.test(address))?.[1];
      return lie === undefined ? honest : lie(honest);
    },
    ask: async (address) => {
      const answer = await site.answer(address);
      return { address, status: answer.status, body: (await answer.json()) as unknown };
    },
  };
  return site;
}

async function honestAnswer(
  db: TestDatabase,
  { now, mirror }: LedgerSite,
  request: Request,
): Promise<Response> {
  const [, , , id = '', part] = new URL(request.url).pathname.split('/');
  if (id === '') return ledgersAnswer();
  if (part === 'heads') return headsAnswer(request, id);
  if (part === 'leaf') return leafAnswer(request, id);
  if (part === 'consistency') return consistencyAnswer(request, id);
  const election = part === undefined ? await findElection(db.web, id) : null;
  if (election === null) return Response.json({ code: 'not-found' }, { status: 404 });
  return Response.json(electionData(election, now, mirror));
}

/** The same over http. */
export async function serveSite(site: LedgerSite): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(({ url = '/' }, response) => {
    void site.answer(`${SITE}${url}`).then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  // A server that listens on a port has one.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}
