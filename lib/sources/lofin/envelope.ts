import { SourceError } from '@/lib/sources/source';
import { isJsonRow, type JsonRow } from '@/lib/sources/json-record';
import { TransientError } from '@/lib/sources/lofin/errors';
import { rowSlices } from '@/lib/sources/lofin/slices';
import { jsonOfXml } from '@/lib/sources/lofin/xml';

/** A row of an answer: as published, in one line of JSON, and read. */
export interface LofinRow {
  text: string;
  fields: JsonRow;
}

/** An answer taken apart. `total`: how many rows there are altogether, null where it does not say. */
export interface Envelope {
  code: string;
  message: string;
  total: number | null;
  rows: LofinRow[];
}

/**
 * Takes an answer apart, whichever of its variants it comes in: head and row in two objects of an array or in one, a result
 * as object or as array of one, JSON inside a JSON string, XML although JSON was asked for.
 * @throws TransientError when it is cut off or no answer of the service at all (a page for people)
 * @throws SourceError when it answers for another service, or in no known shape
 */
export function openEnvelope(service: string, body: string): Envelope {
  const { tree, json } = parse(body.replace(/^\ufeff/, ''));
  if (!isJsonRow(tree))
    throw new SourceError('the answer is no object: its shape is not one of those published');
  const parts = partsOf(service, tree);
  const result = resultOf(parts) ?? resultOf([tree]);
  const listed = parts.flatMap((part) => rowsIn(part['row']));
  if (result === null)
    throw new SourceError('the answer has no result code: its shape is not one of those published');
  return { ...result, total: totalOf(parts), rows: withTexts(listed, json) };
}

interface Parsed {
  tree: unknown;
  /** The JSON text that the tree was read from; null where it was XML. */
  json: string | null;
}

function parse(body: string): Parsed {
  const start = body.trimStart();
  if (start === '') throw new TransientError('the answer is empty');
  if (/^<(!doctype|html|head|body)/i.test(start))
    throw new TransientError('the answer is a page for people (HTML)');
  if (start.startsWith('<')) return { tree: jsonOfXml(body), json: null };
  const tree = parseJson(body);
  if (typeof tree !== 'string') return { tree, json: body };
  if (tree.trimStart().startsWith('<')) return { tree: jsonOfXml(tree), json: null };
  return { tree: parseJson(tree), json: tree };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new TransientError('the answer is cut off or no JSON');
  }
}

/** The objects under the service's name, flat. @throws SourceError when only another service's name is there */
function partsOf(service: string, tree: JsonRow): JsonRow[] {
  const names = Object.keys(tree).filter((name) => name !== 'RESULT');
  const [name, ...others] = names;
  if (name === undefined) return [];
  if (others.length > 0 || name !== service)
    throw new SourceError(`asked for ${service}, the answer is for ${names.join(', ').slice(0, 80)}`);
  return listed(tree[name]).filter(isJsonRow);
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

function rowsIn(value: unknown): JsonRow[] {
  return value === undefined || value === null ? [] : listed(value).filter(isJsonRow);
}

/** The members of all heads, which come as an array of objects or as one object. */
function heads(parts: readonly JsonRow[]): JsonRow[] {
  return parts.flatMap((part) => [part, ...rowsIn(part['head'])]);
}

function resultOf(parts: readonly JsonRow[]): { code: string; message: string } | null {
  const results = heads(parts).flatMap((head) => rowsIn(head['RESULT']));
  const found = results.find((result) => typeof result['CODE'] === 'string');
  if (found === undefined) return null;
  const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  return { code: text(found['CODE']), message: text(found['MESSAGE']) };
}

/** @throws SourceError for a total that is no whole number */
function totalOf(parts: readonly JsonRow[]): number | null {
  const found = heads(parts).find((head) => head['list_total_count'] !== undefined)?.['list_total_count'];
  if (found === undefined || found === null) return null;
  const text = typeof found === 'number' ? String(found) : typeof found === 'string' ? found.trim() : '';
  if (!/^\d{1,9}$/.test(text)) throw new SourceError('list_total_count is no whole number');
  return Number(text);
}

function withTexts(rows: readonly JsonRow[], json: string | null): LofinRow[] {
  const slices = json === null ? [] : rowSlices(json);
  const asPublished = slices.length === rows.length;
  return rows.map((fields, index) => ({
    fields,
    text: (asPublished ? slices[index] : undefined) ?? JSON.stringify(fields),
  }));
}
