import { connection } from 'next/server';

/** The process is alive and answers. Asks nothing of the database: a site whose database is away serves pages out of its cache. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json(
    { status: 'ok' },
    { headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } },
  );
}
