import { readViewer } from '@/lib/auth/viewer';
import { ballotSitePool, memberSitePool } from '@/lib/db/site-pool';
import { streamOf } from '@/lib/http/ballot/byte-stream';
import { forVote, refused } from '@/lib/http/ballot/guarded';
import { problemResponse } from '@/lib/http/problem';
import { OFFICE_FILES, takeOfficeFile } from '@/lib/services/count/office-files';

/** A file for counting machines. Nobody between may keep it. */
export function answerExport(
  request: Request,
  { id, name: asked }: { id: string; name: string },
): Promise<Response> {
  return forVote('export', { request, id }, async ({ election, instance }) => {
    const name = OFFICE_FILES.find((one) => one === asked);
    const missing = () =>
      problemResponse('not-found', { detail: 'There is no file of this name.', instance });
    if (name === undefined) return missing();
    const pools = { member: memberSitePool(), ballot: ballotSitePool() };
    const file = await takeOfficeFile(pools, await readViewer(), election, name);
    if (file === null) return missing();
    if (typeof file === 'string')
      return file === 'sign-in'
        ? refused('sign-in', instance)
        : problemResponse('forbidden', { detail: 'This is not allowed.', instance, code: file });
    return new Response(streamOf(file), {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
      },
    });
  });
}
