import { connection } from 'next/server';
import { ledgersAnswer } from '@/lib/http/public-ledger';

/** The votes that have a ledger, for second hosts that keep a copy of all: `{ elections }`. */
export async function GET(): Promise<Response> {
  await connection();
  return ledgersAnswer();
}
