import { connection } from 'next/server';
import { leafAnswer } from '@/lib/http/public-ledger';

interface Context {
  params: Promise<{ id: string }>;
}

/** The leaf of a receipt (`?code=`) in a vote’s ledger, with its proof: `LeafData`; 404 `not-in-ledger`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  return leafAnswer(request, (await params).id);
}
