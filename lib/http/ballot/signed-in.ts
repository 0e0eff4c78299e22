import { isFormToken } from '@/lib/auth/form-token';
import { readViewer, siteOrigin } from '@/lib/auth/viewer';
import type { Viewer } from '@/lib/domain/access/roles';
import { isFromThisSite } from '@/lib/http/act/same-site';

/** Where the form token of a session may stand beside a body of bytes. */
const TOKEN_HEADER = 'x-form-token';

/** Whether a request to write comes from a page of this site. */
export const comesFromHere = async (request: Request): Promise<boolean> =>
  isFromThisSite(request.headers, await siteOrigin());

/**
 * Who is signed in and writes from a page made for their session.
 * @param token of the body, where it has one
 * @returns a refusal's code where it is nobody
 */
export async function readWriter(
  request: Request,
  token: unknown,
): Promise<Viewer | 'sign-in' | 'stale-form'> {
  const viewer = await readViewer();
  if (viewer === null) return 'sign-in';
  const given = typeof token === 'string' ? token : request.headers.get(TOKEN_HEADER);
  return isFormToken(viewer.session, given ?? undefined) ? viewer : 'stale-form';
}
