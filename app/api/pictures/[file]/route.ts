import { connection } from 'next/server';
import type { NextRequest } from 'next/server';
import { readViewer } from '@/lib/auth/viewer';
import { problemResponse } from '@/lib/http/problem';
import { readPicture } from '@/lib/services/propose/read';

interface Context {
  params: Promise<{ file: string }>;
}

const NAME = /^(?<hash>[0-9a-f]{64})(?<small>-small)?\.webp$/;
const YEAR = 31_536_000;

/**
 * A picture of a proposal, or of the asker's own draft: `{hash}.webp`, and `{hash}-small.webp`. The name is the hash of what is in it, so
 * that it never changes; a draft's is kept by its writer's browser alone.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  await connection();
  const { hash, small } = NAME.exec((await params).file)?.groups ?? {};
  const person = (await readViewer())?.id ?? null;
  const picture = hash === undefined ? null : await readPicture({ hash, small: small !== undefined }, person);
  if (picture === null)
    return problemResponse('not-found', {
      detail: 'There is no such picture.',
      instance: request.nextUrl.pathname,
    });
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': `${picture.everybody ? 'public' : 'private'}, max-age=${YEAR}, immutable`,
    },
  });
}
