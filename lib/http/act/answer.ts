import { sealSession, sessionCookieName, sessionCookieOptions } from '@/lib/auth/session-cookie';
import type { Refusal } from '@/lib/domain/access/permission';
import { type Language, localPath } from '@/lib/domain/language';
import { problemResponse } from '@/lib/http/problem';
import type { FormProblem } from '@/lib/services/action';
import type { Outcome } from '@/lib/services/perform';

/** Where an answer goes: the form's page, in its language, on this site. */
export interface AnswerTo {
  origin: string;
  language: Language;
  /** The page that the form stands on, without language. */
  back: string;
  /** Keeps a form that was not taken. @returns its id */
  hold: (problems: readonly FormProblem[]) => Promise<string>;
}

/** Pages that somebody is sent to first, and comes back from. */
const FIRST: Partial<Record<Refusal | 'not-found', string>> = {
  'sign-in': '/sign-in',
  'second-factor': '/account/second-factor',
  age: '/account/begin',
  guardian: '/account/begin',
};

/** The answer to a form without script: always another page, which says what became of it. */
export async function formAnswer(outcome: Outcome, to: AnswerTo): Promise<Response> {
  if (outcome.done) {
    const path = outcome.said === null ? outcome.to : withQuery(outcome.to, 'said', outcome.said);
    return withSession(seeOther(to, path), outcome.session, to.origin);
  }
  if ('refusal' in outcome) {
    const first = FIRST[outcome.refusal];
    if (first !== undefined) return seeOther(to, withQuery(first, 'next', to.back));
    return back(to, [{ field: '', code: outcome.refusal }]);
  }
  return back(to, 'waitSeconds' in outcome ? [{ field: '', code: 'too-often' }] : outcome.problems);
}

async function back(to: AnswerTo, problems: readonly FormProblem[]): Promise<Response> {
  return seeOther(to, `${withQuery(to.back, 'form', await to.hold(problems))}#problems`);
}

function withQuery(path: string, name: string, value: string): string {
  const [address = '/', fragment] = path.split('#');
  const [before = '/', query] = address.split('?');
  const parameters = new URLSearchParams(query);
  for (const old of ['said', 'form']) parameters.delete(old);
  parameters.set(name, value);
  return `${before}?${parameters.toString()}${fragment === undefined ? '' : `#${fragment}`}`;
}

function seeOther({ language }: AnswerTo, path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: localPath(language, path), 'Cache-Control': 'no-store' },
  });
}

/** The answer to a script: data, or problem details. */
export async function dataAnswer(outcome: Outcome, instance: string, origin: string): Promise<Response> {
  if (outcome.done) {
    const { to, said, value, session } = outcome;
    const answer = Response.json({ to, said, value }, { headers: { 'Cache-Control': 'no-store' } });
    return withSession(answer, session, origin);
  }
  if ('waitSeconds' in outcome) {
    const answer = problemResponse('too-many', { detail: 'This was done too often.', instance });
    answer.headers.set('Retry-After', String(outcome.waitSeconds));
    return answer;
  }
  if ('refusal' in outcome) return refused(outcome.refusal, instance);
  const errors = outcome.problems.map(({ field, code }) => ({ parameter: field, value: '', detail: code }));
  return problemResponse('not-taken', { detail: 'The form was not taken.', instance, errors });
}

function refused(refusal: Refusal | 'not-found', instance: string): Response {
  const reasons = [{ id: refusal, detail: refusal }];
  if (refusal === 'not-found')
    return problemResponse('not-found', { detail: 'There is nothing that this can be done to.', instance });
  const type = refusal === 'sign-in' ? 'sign-in' : 'forbidden';
  return problemResponse(type, { detail: 'This is not allowed.', instance, reasons });
}

/** @param session a new one; null: it has ended; undefined: nothing changes */
async function withSession(
  answer: Response,
  session: string | null | undefined,
  origin: string,
): Promise<Response> {
  if (session === undefined) return answer;
  const name = sessionCookieName(origin);
  const { maxAge, secure } = sessionCookieOptions(origin);
  const kept = session === null ? '' : await sealSession(session);
  const age = session === null ? 0 : maxAge;
  answer.headers.append(
    'Set-Cookie',
    `${name}=${kept}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure ? '; Secure' : ''}`,
  );
  return answer;
}
