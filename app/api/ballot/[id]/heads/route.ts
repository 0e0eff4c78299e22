import { connection } from 'next/server';
import { headsAnswer } from '@/lib/http/public-ledger';

interface Context {
  params: Promise<{ id: string }>;
}

/** All signed heads of a vote’s ledger: `{ election, ledgerKey, heads }`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  return headsAnswer(request, (await params).id);
}
