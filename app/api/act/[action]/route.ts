import { FORM_TOKEN_FIELD, isFormToken } from '@/lib/auth/form-token';
import { authSecret } from '@/lib/auth/session-cookie';
import { readViewer, siteOrigin } from '@/lib/auth/viewer';
import { memberSitePool } from '@/lib/db/site-pool';
import type { Viewer } from '@/lib/domain/access/roles';
import { isLanguage } from '@/lib/domain/language';
import { deviceOf } from '@/lib/http/act/device';
import { type AnswerTo, dataAnswer, formAnswer } from '@/lib/http/act/answer';
import { readForm } from '@/lib/http/act/read-form';
import { backPath, isFromThisSite } from '@/lib/http/act/same-site';
import { problemResponse } from '@/lib/http/problem';
import type { AnyAction, Fields } from '@/lib/services/action';
import { actionOf } from '@/lib/services/actions';
import { holdForm } from '@/lib/services/held-forms';
import { type Outcome, perform } from '@/lib/services/perform';

interface Context {
  params: Promise<{ action: string }>;
}

/** The one door for whatever is written: a form's, answered by a page; a script's (`Accept: application/json`), answered by data. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const instance = new URL(request.url).pathname;
  const action = actionOf((await params).action);
  if (action === null) return problemResponse('not-found', { detail: 'There is no such action.', instance });
  const origin = await siteOrigin();
  if (!isFromThisSite(request.headers, origin))
    return problemResponse('forbidden', { detail: 'Only pages of this site may send this.', instance });
  const form = await readForm(request);
  if ('problem' in form)
    return problemResponse(form.problem === 'too-large' ? 'too-large' : 'malformed', {
      detail: 'The form could not be read.',
      instance,
    });
  const viewer = await readViewer();
  const outcome = await take(request, action, { viewer, origin, ...form });
  if (wantsData(request)) return dataAnswer(outcome, instance, origin);
  return formAnswer(outcome, answerTo(form.fields, { viewer, origin, action: action.name }));
}

interface Given {
  viewer: Viewer | null;
  origin: string;
  fields: Fields;
  file: Uint8Array | null;
}

async function take(request: Request, action: AnyAction, given: Given): Promise<Outcome> {
  const { viewer, fields, file, origin } = given;
  // A form of another session, or of a page that was left open over a sign-out: written again, from a new page.
  if (viewer !== null && !isFormToken(viewer.session, fields[FORM_TOKEN_FIELD]?.[0]))
    return { done: false, problems: [{ field: '', code: 'stale-form' }] };
  const own = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('_')));
  return perform(memberSitePool(), authSecret(), action, {
    viewer,
    fields: own,
    file,
    device: deviceOf(request.headers.get('user-agent')),
    address: request.headers.get('x-gotgan-address') ?? '',
    language: languageOf(fields),
    origin,
  });
}

function languageOf(fields: Fields) {
  const [said = 'ko'] = fields['_lang'] ?? [];
  return isLanguage(said) ? said : 'ko';
}

function answerTo(
  fields: Fields,
  { viewer, origin, action }: { viewer: Viewer | null; origin: string; action: string },
): AnswerTo {
  return {
    origin,
    language: languageOf(fields),
    back: backPath(fields['_back']?.[0]),
    hold: (problems) => holdForm(memberSitePool(), viewer?.id ?? null, { action, fields, problems }),
  };
}

function wantsData(request: Request): boolean {
  return request.headers.get('accept')?.includes('application/json') === true;
}
