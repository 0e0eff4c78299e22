import { connection } from 'next/server';
import type { NextRequest } from 'next/server';
import { authSecret } from '@/lib/auth/session-cookie';
import { readProcess } from '@/lib/cached/process';
import { memberSitePool } from '@/lib/db/site-pool';
import { seoulDay } from '@/lib/domain/calendar';
import { isKnownProcess } from '@/lib/http/known-ids';
import { problemResponse } from '@/lib/http/problem';
import { isProcessId } from '@/lib/http/routes';
import { countAttempt, keyedHash } from '@/lib/services/attempts';
import { readHelp } from '@/lib/services/propose/read';

interface Context {
  params: Promise<{ id: string }>;
}

/** Each one looks through the names of many projects. */
const LIMIT = { number: 60, seconds: 60 };
const LONGEST = 200;
const NOTHING = {
  similar: [],
  lines: [],
  costs: { peerGroup: null, years: [], cases: 0, examples: [], quartiles: null },
};

/**
 * What is there already for a title (`text`, at most 200 characters): `{ similar, lines, costs }`, as ProposalHelp. Never kept; sixty
 * times a minute for each address.
 */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  await connection();
  const { id } = await params;
  const instance = request.nextUrl.pathname;
  const text = request.nextUrl.searchParams.get('text') ?? '';
  if (text.length > LONGEST) {
    const detail = `text has more than ${LONGEST} characters`;
    return problemResponse('invalid-parameters', { detail, instance });
  }
  const wait = await tooOften(request);
  if (wait > 0) {
    const answer = problemResponse('too-many', { detail: `Ask again in ${wait} s.`, instance });
    answer.headers.set('Retry-After', String(wait));
    return answer;
  }
  const process = isProcessId(id) && (await isKnownProcess(id)) ? await readProcess(id) : null;
  if (process === null)
    return problemResponse('not-found', { detail: 'There is no participatory budget of this id.', instance });
  const year = Number(seoulDay(new Date()).slice(0, 4));
  const help = await readHelp({ text, lafCd: process.government.lafCd, year });
  return Response.json(help ?? NOTHING, {
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  });
}

/** @returns the seconds to wait; 0: it may be answered */
async function tooOften(request: NextRequest): Promise<number> {
  const address = request.headers.get('x-gotgan-address') ?? '';
  const bucket = `proposal-help:address:${keyedHash(authSecret(), 'address', address)}`;
  return countAttempt(memberSitePool(), bucket, LIMIT, new Date());
}
