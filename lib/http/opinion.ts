import { sitePool } from '@/lib/db/site-pool';
import { isLanguage, type Language, LANGUAGES } from '@/lib/domain/language';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { sha256Hex } from '@/lib/domain/participation/sha256';
import { type Opinion, type OpinionData, opinionOf } from '@/lib/domain/process/opinion';
import type { Sheet } from '@/lib/domain/process/opinion-sheet';
import { isKnownProcess } from '@/lib/http/known-ids';
import { opinionPdf } from '@/lib/http/opinion-pdf/draw';
import { problemResponse } from '@/lib/http/problem';
import { isProcessId } from '@/lib/http/routes';
import { readOpinionData } from '@/lib/queries/process/opinion';

/** Counted up when the document changes its looks or words: copies that somebody keeps are then out of date. */
const SHAPE = 1;
const FORMATS = ['pdf', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface Means {
  /** Puts the texts of the site into a document. */
  sheetOf: (language: Language, opinion: Opinion) => Sheet;
  /** Null: there is no such process. */
  read?: (id: string) => Promise<OpinionData | null>;
}

/**
 * The 주민의견서 of a process: a PDF in one of the languages, or with `format=json` the data that it was made from, to the byte that
 * its checksum is taken over. Asked again with its tag, it is made again only where the data are others.
 */
export async function answerOpinion(
  request: Request,
  id: string,
  { sheetOf, read = readKnown }: Means,
): Promise<Response> {
  const { searchParams: query, pathname: instance } = new URL(request.url);
  const asked = parametersOf(query);
  if (asked === null) return badParameters(query, instance);
  try {
    const data = isProcessId(id) ? await read(id) : null;
    if (data === null) return unknown(instance);
    const text = canonicalJson(data);
    const checksum = await sha256Hex(text);
    const headers = headersOf({ ...asked, id, checksum });
    if (isAtHand(request, headers.ETag)) return new Response(null, { status: 304, headers });
    if (asked.format === 'json') return new Response(text, { headers });
    const make = () => opinionPdf(sheetOf(asked.language, opinionOf(data, checksum)));
    return new Response(new Uint8Array(await once(`${id} ${headers.ETag}`, make)), { headers });
  } catch (error) {
    return asProblem(error, instance);
  }
}

async function readKnown(id: string): Promise<OpinionData | null> {
  return (await isKnownProcess(id)) ? readOpinionData(sitePool(), id) : null;
}

interface Asked {
  language: Language;
  format: Format;
}

function parametersOf(query: URLSearchParams): Asked | null {
  const language = query.get('lang') ?? 'ko';
  const format = FORMATS.find((one) => one === (query.get('format') ?? 'pdf'));
  return isLanguage(language) && format !== undefined ? { language, format } : null;
}

const PARAMETERS: Record<string, readonly string[]> = { lang: LANGUAGES, format: FORMATS };

function badParameters(query: URLSearchParams, instance: string): Response {
  const errors = Object.entries(PARAMETERS).flatMap(([parameter, choices]) => {
    const value = query.get(parameter);
    if (value === null || choices.includes(value)) return [];
    return [{ parameter, value, detail: choices.join(' or ') }];
  });
  return problemResponse('invalid-parameters', {
    detail: 'lang is ko or en, format is pdf or json.',
    instance,
    errors,
  });
}

function unknown(instance: string): Response {
  return problemResponse('not-found', { detail: 'There is no participatory budget of this id.', instance });
}

/** Statement timeout of PostgreSQL: a class of failure that a visitor can be told of. */
function asProblem(error: unknown, instance: string): Response {
  if (error instanceof Error && 'code' in error && error.code === '57014')
    return problemResponse('too-slow', {
      detail: 'Reading the proposals took too long; ask again.',
      instance,
    });
  throw error;
}

function headersOf({ id, checksum, language, format }: Asked & { id: string; checksum: string }) {
  const isPdf = format === 'pdf';
  return {
    'Content-Type': isPdf ? 'application/pdf' : 'application/json; charset=utf-8',
    'Content-Disposition': isPdf
      ? `inline; filename="opinion-${id}-${language}.pdf"`
      : `attachment; filename="opinion-${id}.json"`,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: isPdf ? `"${checksum}-${language}-${SHAPE}"` : `"${checksum}"`,
    'X-Robots-Tag': 'noindex',
    ...(isPdf ? { 'Content-Language': language } : {}),
  };
}

/** RFC 9110, 13.1.2: the tags are compared weakly. */
function isAtHand(request: Request, tag: string): boolean {
  const held = request.headers.get('if-none-match') ?? '';
  return held.split(',').some((text) => ['*', tag].includes(text.trim().replace(/^W\//, '')));
}

/** Documents take seconds and memory: they are made one after the other, each once for all who ask meanwhile, and a few are kept. */
const KEPT = 4;
const kept = new Map<string, Promise<Buffer>>();
let last: Promise<unknown> = Promise.resolve();

function once(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = last.then(make);
  kept.set(key, made);
  last = made.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}
