import { connection } from 'next/server';
import type { NextRequest } from 'next/server';
import { readProcess } from '@/lib/cached/process';
import { nowOf } from '@/lib/domain/process/now';
import { isKnownProcess } from '@/lib/http/known-ids';
import { problemResponse } from '@/lib/http/problem';
import { isProcessId } from '@/lib/http/routes';

interface Context {
  params: Promise<{ id: string }>;
}

/** Which phase a participatory budget is in, by this server's clock: `{ phase, ends, next: { phase, at } | null, at }`. Never kept. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  await connection();
  const { id } = await params;
  // Looked up before it is read, so that nothing is kept of ids that do not exist.
  const page = isProcessId(id) && (await isKnownProcess(id)) ? await readProcess(id) : null;
  if (page === null) {
    const detail = 'There is no participatory budget of this id.';
    return problemResponse('not-found', { detail, instance: request.nextUrl.pathname });
  }
  return Response.json(nowOf(page.phases, new Date()), {
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  });
}
