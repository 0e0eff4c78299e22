import { sitePool } from '@/lib/db/site-pool';
import { type ProblemType, problemResponse } from '@/lib/http/problem';
import { isProcessId } from '@/lib/http/routes';
import { findLeaf } from '@/lib/services/ballot/find-leaf';
import { findConsistency, findHeads, listLedgers } from '@/lib/services/ballot/proofs';

/**
 * The ledger of a vote as everybody reads it, also pages of other sites: no cookie is looked at, and the answer is the same for all. How
 * many casts wait stands nowhere here.
 */
const FOR_ALL = { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex' };
/** A head is signed for some fifty casts at a time: so many seconds late it is soon enough. */
const HEADS_KEPT = 'public, max-age=5';

/** The votes that have a ledger: `{ elections }`. */
export async function ledgersAnswer(): Promise<Response> {
  return answer({ elections: await listLedgers(sitePool()) }, HEADS_KEPT);
}

/** All signed heads of a vote, the oldest first. */
export async function headsAnswer(request: Request, id: string): Promise<Response> {
  const data = isProcessId(id) ? await findHeads(sitePool(), id) : null;
  return data === null ? noLedger(request) : answer(data, HEADS_KEPT);
}

/** The leaf of the receipt `?code=`, and the proof that it is in the newest head. */
export async function leafAnswer(request: Request, id: string): Promise<Response> {
  const written = new URL(request.url).searchParams.get('code') ?? '';
  const found = isProcessId(id) ? await findLeaf(sitePool(), id, written) : null;
  if (found === 'no-receipt')
    return problem(request, 'invalid-parameters', {
      code: 'no-receipt',
      detail: 'code is no receipt: sixteen letters and digits.',
    });
  if (found !== null) return answer(found, 'no-store');
  return problem(request, 'not-found', {
    code: 'not-in-ledger',
    detail:
      'No leaf of the ledger has this receipt. A cast may still wait: casts go in together with those of others, and all of them at closing. ' +
      'Until then the signed promise of inclusion is what its voter holds.',
  });
}

/** The proof that the tree of `?to=` leaves begins with the one of `?from=`. */
export async function consistencyAnswer(request: Request, id: string): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [from, to] = [sizeFrom(searchParams.get('from')), sizeFrom(searchParams.get('to'))];
  if (from === null || to === null)
    return problem(request, 'invalid-parameters', {
      code: 'no-size',
      detail: 'from and to are numbers of leaves.',
    });
  const found = isProcessId(id) ? await findConsistency(sitePool(), id, { from, to }) : null;
  if (found !== null) return answer(found, HEADS_KEPT);
  return problem(request, 'not-found', {
    code: 'no-such-tree',
    detail: 'The ledger has no tree of so many leaves, or the first number is the larger one.',
  });
}

const sizeFrom = (text: string | null) => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : null);

const noLedger = (request: Request) =>
  problem(request, 'not-found', { code: 'no-ledger', detail: 'There is no vote with a ledger of this id.' });

const answer = (body: unknown, kept: string) =>
  Response.json(body, { headers: { 'Cache-Control': kept, ...FOR_ALL } });

/** @param said `code` never changes, for programs */
function problem(request: Request, type: ProblemType, said: { code: string; detail: string }): Response {
  const told = problemResponse(type, { ...said, instance: new URL(request.url).pathname });
  for (const [name, value] of Object.entries(FOR_ALL)) told.headers.set(name, value);
  return told;
}
