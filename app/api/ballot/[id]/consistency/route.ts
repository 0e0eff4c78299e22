import { connection } from 'next/server';
import { consistencyAnswer } from '@/lib/http/public-ledger';

interface Context {
  params: Promise<{ id: string }>;
}

/** The proof that a later tree of the ledger (`?to=`) begins with an earlier one (`?from=`): `ConsistencyData`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  return consistencyAnswer(request, (await params).id);
}
