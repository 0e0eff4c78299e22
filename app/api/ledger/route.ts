import { connection } from 'next/server';
import type { NextRequest } from 'next/server';
import { isDemo } from '@/lib/cached/site';
import { parseLedgerFilter } from '@/lib/domain/rules/ledger';
import { readLedger, readWholeLedger } from '@/lib/http/ledger';
import { textStream } from '@/lib/http/text-stream';
import { ledgerCsv, ledgerDocument } from '@/lib/http/ledger-document';

/**
 * The ledger as JSON, a page at a time, or as CSV, all of it: the same parameters as the page (rule, severity, government,
 * year, state, after).
 */
export async function GET(request: NextRequest): Promise<Response> {
  await connection();
  const { searchParams } = request.nextUrl;
  const filter = parseLedgerFilter(Object.fromEntries(searchParams));
  if (searchParams.get('format') !== 'csv')
    return Response.json(ledgerDocument(await readLedger(filter), await isDemo()), { headers: NOT_KEPT });
  return new Response(textStream(ledgerCsv(readWholeLedger(filter))), {
    headers: {
      ...NOT_KEPT,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="gotgan-ledger.csv"',
    },
  });
}

const NOT_KEPT = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };
