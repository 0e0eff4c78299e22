import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import { sitePool } from '@/lib/db/site-pool';
import { parseReceipt, type ReceiptAddress, receiptPath } from '@/lib/domain/receipt';
import type { ReceiptRow } from '@/lib/domain/receipt-sheet';
import { problemResponse } from '@/lib/http/problem';
import { receiptCsv, receiptFileName, receiptJson } from '@/lib/http/receipt-document';
import { readOnly } from '@/lib/queries/read-only';
import { type OpenReceipt, openReceipt, receiptRows, receiptTotals } from '@/lib/queries/receipts';
import { readDatabaseId } from '@/lib/queries/site';

/** Counted up when the documents change their shape: copies that somebody keeps are then out of date. */
const SHAPE = 1;

/**
 * A receipt as data: JSON, or CSV with `?format=csv`.
 *
 * The rows of a complete run never change, so that a copy may be kept: an hour without asking, since a database that was
 * emptied counts its runs from one again, and after that as long as the tag says the same. The answer depends on the
 * address alone (the form is in the query, no header is looked at), so that it needs no Vary.
 */
export async function answerReceipt(request: Request, segments: readonly string[]): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const instance = `/receipt/${segments.join('/')}`;
  const format = query.get('format') ?? 'json';
  if (format !== 'json' && format !== 'csv') return badFormat(instance, format);
  const address = parseReceipt(segments, query);
  if (address === null) return noAddress(instance);
  const receipt = await openReceipt(sitePool(), address);
  if (receipt === null) return unknown(instance);
  const headers = headersOf(address, format, await readDatabaseId(sitePool()));
  if (isAtHand(request, headers.ETag)) return new Response(null, { status: 304, headers });
  try {
    const pieces = format === 'csv' ? receiptCsv(address, batches(receipt)) : await json(receipt);
    return new Response(asStream(pieces), { headers });
  } catch (error) {
    return asProblem(error, instance);
  }
}

const FORM =
  '/receipt/{run}/{as-of YYYY-MM-DD}/{fiscal year}/{p-…|g-…|sido-…|tier-upper|tier-lower}/{measure}, in the query field=… and basis=comparable|internal and residents={year}';

function badFormat(instance: string, value: string): Response {
  const wrong = { parameter: 'format', value, detail: 'json or csv' };
  return problemResponse('invalid-parameters', {
    detail: 'format is json or csv.',
    instance,
    errors: [wrong],
  });
}

function noAddress(instance: string): Response {
  return problemResponse('invalid-parameters', { detail: `The address of a receipt is ${FORM}.`, instance });
}

function unknown(instance: string): Response {
  const detail =
    'The run is not known or did not end well, or the scope names no government and no project of that year.';
  return problemResponse('not-found', { detail, instance });
}

/** Statement timeout of PostgreSQL: a class of failure that a visitor can be told of. */
function asProblem(error: unknown, instance: string): Response {
  if (error instanceof Error && 'code' in error && error.code === '57014') {
    return problemResponse('too-slow', { detail: 'Summing the rows took too long; ask again.', instance });
  }
  throw error;
}

async function json(receipt: OpenReceipt): Promise<AsyncGenerator<string>> {
  const totals = await readOnly(sitePool(), (client) => receiptTotals(client, receipt));
  return receiptJson(receipt.address, totals, batches(receipt));
}

/** One government at a time, each in its own short read: a slow reader holds no connection. */
async function* batches(receipt: OpenReceipt): AsyncGenerator<ReceiptRow[]> {
  for (const slice of receipt.slices) {
    yield await readOnly(sitePool(), (client) => receiptRows(client, receipt, slice));
  }
}

function headersOf(address: ReceiptAddress, format: 'json' | 'csv', databaseId: string) {
  const key = createHash('sha256').update([databaseId, SHAPE, format, receiptPath(address)].join(' '));
  const type =
    format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8';
  const disposition = `attachment; filename="${receiptFileName(address)}"`;
  return {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=3600',
    ETag: `W/"${key.digest('base64url').slice(0, 22)}"`,
    'X-Robots-Tag': 'noindex',
    ...(format === 'csv' ? { 'Content-Disposition': disposition } : {}),
  };
}

/** RFC 9110, 13.1.2: the tags are compared weakly. */
function isAtHand(request: Request, tag: string): boolean {
  const held = request.headers.get('if-none-match');
  if (held === null) return false;
  const bare = (text: string) => text.trim().replace(/^W\//, '');
  return held.trim() === '*' || held.split(',').some((text) => bare(text) === bare(tag));
}

/** Pieces are made as the reader takes them; a reader that leaves ends the making. */
function asStream(pieces: AsyncGenerator<string>): BodyInit {
  // The type of Node's stream; it is the very class that Response takes.
  return ReadableStream.from(encoded(pieces)) as unknown as BodyInit;
}

async function* encoded(pieces: AsyncGenerator<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(piece);
}
