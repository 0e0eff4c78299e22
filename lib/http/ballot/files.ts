import { ballotSitePool, sitePool } from '@/lib/db/site-pool';
import { streamOf } from '@/lib/http/ballot/byte-stream';
import { forVote } from '@/lib/http/ballot/guarded';
import { problemResponse } from '@/lib/http/problem';
import { type Artefact, findArtefact } from '@/lib/services/count/artefacts';

/** No cookie is looked at, and the answer is the same for all, also for pages of other sites. */
const FOR_ALL = { 'Access-Control-Allow-Origin': '*', 'X-Robots-Tag': 'noindex' };
/** What will never change may be kept for a day; it is asked for by its tag after that. */
const SETTLED = 'public, max-age=86400';
const CHANGING = 'public, max-age=5';

/** A file of a vote. What is not there yet is answered as what will never be. */
export function answerFile(request: Request, { id, name }: { id: string; name: string }): Promise<Response> {
  return forVote('files', { request, id }, async ({ election, instance }) => {
    const found = await findArtefact({ web: sitePool(), ballot: ballotSitePool() }, election, name);
    if (found !== null) return answered(request, found);
    const detail = 'There is no file of this name.';
    return problemResponse('not-found', { detail, instance });
  });
}

function answered(request: Request, { tag, type, settled, content }: Artefact): Response {
  const etag = `"${tag}"`;
  const headers = { ETag: etag, 'Cache-Control': settled ? SETTLED : CHANGING, ...FOR_ALL };
  const held = request.headers.get('if-none-match')?.split(',') ?? [];
  if (held.some((one) => one.trim().replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers });
  const body = content();
  // Bytes that lie in pooled memory are copied.
  const sent = body instanceof Uint8Array ? Uint8Array.from(body) : streamOf(body);
  return new Response(sent, { headers: { ...headers, 'Content-Type': `${type}; charset=utf-8` } });
}
