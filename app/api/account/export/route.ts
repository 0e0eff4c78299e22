import { readViewer } from '@/lib/auth/viewer';
import { problemResponse } from '@/lib/http/problem';
import { exportAccount } from '@/lib/services/account/export';

/** What the portal has of whoever is signed in, as a file. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await readViewer();
  const instance = new URL(request.url).pathname;
  if (viewer === null) return problemResponse('sign-in', { detail: 'Sign in first.', instance });
  return new Response(`${JSON.stringify(await exportAccount(viewer.id), null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="open-gotgan-account.json"',
      'Cache-Control': 'no-store',
    },
  });
}
