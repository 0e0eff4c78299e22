import type { NextRequest } from 'next/server';
import { readRegister } from '@/lib/cached/register';
import { isDemo } from '@/lib/cached/site';
import { messages } from '@/lib/content/messages';
import { seoulDay } from '@/lib/domain/calendar';
import { parseSearchState, type QueryProblem } from '@/lib/domain/search';
import { problemResponse } from '@/lib/http/problem';
import { searchDocument } from '@/lib/http/search-document';
import { searchProjects } from '@/lib/search/projects';

/**
 * The search as JSON: the same parameters as the page (q, year, upper, government, field, account, removed, sort, order, page,
 * size), `q` in the query language (docs/search.md). What cannot be read is refused with 400 and names each parameter, in `q` the
 * place: [start, end) in UTF-16 units.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams, pathname: instance } = request.nextUrl;
  const { search } = messages('en');
  const governments = await readRegister();
  const { state, problems } = parseSearchState(searchParams, new Set(governments.map(({ lafCd }) => lafCd)));
  if (problems.length > 0) {
    const errors = problems.map(({ parameter, value, kind }) => ({
      parameter,
      value,
      detail: search.problems[kind](parameter, value),
    }));
    return problemResponse('invalid-parameters', { detail: errors[0]?.detail ?? '', instance, errors });
  }
  const outcome = await searchProjects(state, { governments, today: seoulDay(new Date()) });
  if (outcome.kind === 'found' && outcome.result.problems.length > 0)
    return refuseQuery(outcome.result.problems, instance);
  if (outcome.kind === 'too-slow') return problemResponse('too-slow', { detail: search.tooSlow, instance });
  const body = searchDocument(state, outcome.result, await isDemo());
  return Response.json(body, { headers: { 'Cache-Control': 'no-store' } });
}

function refuseQuery(problems: readonly QueryProblem[], instance: string): Response {
  const { search } = messages('en');
  const errors = problems.map(({ kind, text, start, end }) => ({
    parameter: 'q',
    value: text,
    start,
    end,
    detail: search.queryProblems[kind](text),
  }));
  return problemResponse('invalid-parameters', { detail: errors[0]?.detail ?? '', instance, errors });
}
