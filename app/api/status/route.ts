import { connection } from 'next/server';
import { snakeKeys } from '@/lib/domain/snake-keys';
import { siteStatus } from '@/lib/http/status';

/** How the portal stands, as JSON: what `gotgan status --json` prints, and what this instance rendered. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json(snakeKeys(await siteStatus()), {
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  });
}
