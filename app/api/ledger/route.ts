import { connection } from 'next/server';
import type { NextRequest } from 'next/server';
import { isDemo } from '@/lib/cached/site';
import { parseLedgerFilter, unknownParameters } from '@/lib/domain/rules/ledger';
import { readLedger, readWholeLedger } from '@/lib/http/ledger';
import { problemResponse } from '@/lib/http/problem';
import { textStream } from '@/lib/http/text-stream';
import { ledgerCsv, ledgerDocument } from '@/lib/http/ledger-document';

/**
 * The ledger as JSON, a page at a time, or as CSV, all of it: the same parameters as the page (rule, severity, government,
 * year, state, after). What cannot be read is refused with 400 and names each parameter.
 */
export async function GET(request: NextRequest): Promise<Response> {
  await connection();
  const { searchParams, pathname: instance } = request.nextUrl;
  const unknown = unknownParameters(searchParams);
  if (unknown.length > 0)
    return problemResponse('invalid-parameters', refusalOf(unknown, searchParams, instance));
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

function refusalOf(unknown: readonly string[], query: URLSearchParams, instance: string) {
  const detail = 'is no parameter of the ledger, or not of its form';
  const errors = unknown.map((parameter) => ({ parameter, value: query.get(parameter) ?? '', detail }));
  return { detail: `${unknown.join(', ')} ${detail}`, instance, errors };
}

const NOT_KEPT = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };
