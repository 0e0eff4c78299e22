import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/lib/auth/oidc';

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

/** Where the identity provider sends people back to. Nothing else of next-auth has a door here: the rest goes through actions. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth[0] !== 'callback') return new Response(null, { status: 404 });
  // Next hands over a promise of the parameters, and next-auth takes one; its types are older.
  return (await NextAuth(request as never, context as never, authOptions())) as Response;
}
