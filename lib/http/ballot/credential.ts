import { memberSitePool } from '@/lib/db/site-pool';
import { type Asked, ballotJson, refused } from '@/lib/http/ballot/guarded';
import { MemoryLimit } from '@/lib/http/ballot/memory-limit';
import { readJson } from '@/lib/http/ballot/read-json';
import { comesFromHere, readWriter } from '@/lib/http/ballot/signed-in';
import { issueCredential } from '@/lib/services/ballot/issue';
import { type CredentialAsker, personKeyOf } from '@/lib/services/ballot/me';

const TEN_MINUTES = 600_000;
/** An account asks once for each track, and again where an answer was lost. */
const byAccount = new MemoryLimit(30, TEN_MINUTES);
/** At a kiosk many people come after each other. */
const byAddress = new MemoryLimit(200, TEN_MINUTES);

/** Signs `{ track, blinded }` blindly for who is signed in, or for whom `ticket` stands at a kiosk: `{ signature }`. */
export async function takeCredentialRequest({ request, election, instance }: Asked): Promise<Response> {
  if (!(await comesFromHere(request))) return refused('other-site', instance);
  const sent = await readJson(request);
  if (typeof sent === 'string') return refused(sent, instance);
  const { track, blinded } = sent;
  if (typeof track !== 'string' || typeof blinded !== 'string') return refused('malformed', instance);
  const asker = await askerOf(request, sent);
  if (typeof asker === 'string') return refused(asker, instance);
  const personKey = await personKeyOf(memberSitePool(), election.id, asker);
  if (personKey === null) return refused('ticket' in asker ? 'bad-ticket' : 'not-eligible', instance);
  const issued = await issueCredential(memberSitePool(), election, { track, personKey, blinded }, new Date());
  return 'refusal' in issued ? refused(issued.refusal, instance) : ballotJson(issued);
}

async function askerOf(request: Request, { ticket, _token }: Record<string, unknown>) {
  if (typeof ticket === 'string') return kioskOf(request, ticket);
  const viewer = await readWriter(request, _token);
  if (typeof viewer === 'string') return viewer;
  return byAccount.isOver(viewer.id) ? 'too-many-asked' : { person: viewer.id };
}

function kioskOf(request: Request, ticket: string): CredentialAsker | 'too-many-asked' {
  const address = request.headers.get('x-gotgan-address') ?? '';
  return byAddress.isOver(address) ? 'too-many-asked' : { ticket };
}
