import type { ElectionData } from '@/lib/domain/ballot/election-data';

/** What the site answered: a value, or the code of why not. `offline`: nothing came back; `failed`: what came cannot be read. */
export type Answer<T> = { value: T } | { refusal: string };

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Ask {
  method?: 'GET' | 'POST' | 'PUT';
  body?: unknown;
  /** `omit` for what must not be tied to an account. */
  credentials?: 'omit' | 'same-origin';
}

const addressOf = (id: string, part: string) => `/api/ballot/${encodeURIComponent(id)}${part}`;

/** Asks an address of a vote; the answer is an object. */
async function ask(address: string, { method = 'GET', body, credentials = 'omit' }: Ask = {}) {
  try {
    const response = await fetch(address, {
      method,
      credentials,
      cache: 'no-store',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    return answerOf(response.ok, await response.json().catch(() => null));
  } catch {
    return { refusal: 'offline' };
  }
}

/** What an answer says; what is refused has a code (problem details). */
export function answerOf(ok: boolean, sent: unknown): Answer<Record<string, unknown>> {
  if (!isRecord(sent)) return { refusal: 'failed' };
  if (ok) return { value: sent };
  return { refusal: typeof sent['code'] === 'string' ? sent['code'] : 'failed' };
}

const textIn = (answer: Answer<Record<string, unknown>>, name: string): Answer<string> => {
  if ('refusal' in answer) return answer;
  const text = answer.value[name];
  return typeof text === 'string' ? { value: text } : { refusal: 'failed' };
};

/** The vote as a device needs it; asked without cookies. */
export async function fetchElection(id: string): Promise<Answer<ElectionData>> {
  const answer = await ask(addressOf(id, ''));
  // The same origin and the same version of the site: see app/api/ballot/[id]/route.ts.
  return 'refusal' in answer ? answer : { value: answer.value as unknown as ElectionData };
}

/** Who asks for a credential: the account, by its page's token; or a person at a kiosk, by a ticket and without cookies. */
export type Asker = { token: string } | { ticket: string };

/** @returns the blind signature, base64url */
export async function askCredential(
  id: string,
  asked: { track: string; blinded: string },
  asker: Asker,
): Promise<Answer<string>> {
  const [body, credentials] =
    'ticket' in asker
      ? [{ ...asked, ticket: asker.ticket }, 'omit' as const]
      : [{ ...asked, _token: asker.token }, 'same-origin' as const];
  return textIn(await ask(addressOf(id, '/credential'), { method: 'POST', body, credentials }), 'signature');
}

/** The highest counter of a voter's casts; asked without cookies. */
export async function askCounter(id: string, body: unknown): Promise<Answer<number>> {
  const answer = await ask(addressOf(id, '/counter'), { method: 'POST', body });
  if ('refusal' in answer) return answer;
  const { counter } = answer.value;
  return Number.isSafeInteger(counter) ? { value: Number(counter) } : { refusal: 'failed' };
}

/** The sealed draft of the account; null: it has none. */
export async function fetchDraft(id: string): Promise<Answer<string | null>> {
  const answer = await ask(addressOf(id, '/draft'), { credentials: 'same-origin' });
  if ('refusal' in answer) return answer;
  const { sealed } = answer.value;
  return typeof sealed === 'string' || sealed === null ? { value: sealed } : { refusal: 'failed' };
}

export async function putDraft(id: string, sealed: string, token: string): Promise<Answer<true>> {
  const answer = await ask(addressOf(id, '/draft'), {
    method: 'PUT',
    body: { sealed, _token: token },
    credentials: 'same-origin',
  });
  return 'refusal' in answer ? answer : { value: true };
}
