import { timingSafeEqual } from 'node:crypto';
import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { readEnv } from '@/lib/env';

const body = z.object({ tags: z.array(z.string().min(1).max(256)).max(5000) });

/** The instance's own door for invalidations, opened by a secret that only it and what started it know. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwn(request.headers.get('authorization'))) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  // Expired at once: with a profile the next reader would still be given the old figure.
  for (const tag of parsed.data.tags) revalidateTag(tag, { expire: 0 });
  return Response.json({ invalidated: parsed.data.tags.length });
}

function isOwn(header: string | null): boolean {
  const secret = readEnv().GOTGAN_INTERNAL_SECRET;
  if (secret === undefined || header === null) return false;
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${secret}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
