import type { NextRequest } from 'next/server';
import { readRegister } from '@/lib/cached/register';
import { messages } from '@/lib/content/messages';
import { seoulDay } from '@/lib/domain/calendar';
import { LONGEST_BEGINNING } from '@/lib/domain/search';
import { problemResponse } from '@/lib/http/problem';
import { suggestFor } from '@/lib/search/suggestions';

/** What to offer while somebody types `q`: governments and names of projects, as JSON. */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams, pathname: instance } = request.nextUrl;
  const q = (searchParams.get('q') ?? '').trim();
  if (q.length > LONGEST_BEGINNING) {
    const detail = messages('en').search.problems['too-long']('q', `${q.slice(0, LONGEST_BEGINNING)}…`);
    const errors = [{ parameter: 'q', value: q.slice(0, LONGEST_BEGINNING), detail }];
    return problemResponse('invalid-parameters', { detail, instance, errors });
  }
  const body = await suggestFor(q, { governments: await readRegister(), today: seoulDay(new Date()) });
  return Response.json(body, { headers: { 'Cache-Control': 'private, max-age=60' } });
}
