import type { CastBody } from '@/lib/ballot/voter';

/** What the site answers a cast with. */
export interface CastReceipt {
  leaf: string;
  code: string;
  promise: string;
}

/** `unanswered`: the site could not be asked; whether it has the cast is not known, and the same may be sent again without harm. */
export type SendOutcome =
  { kind: 'taken'; receipt: CastReceipt } | { kind: 'refused'; code: string } | { kind: 'unanswered' };

/** How far it is: `queued`: too many cast at once, and this one has its place; `retrying`: the site did not answer. */
export interface SendProgress {
  state: 'sending' | 'queued' | 'retrying';
  /** Until it is sent again, in whole seconds; 0 while it is on its way. */
  seconds: number;
}

/** One answer of the site, whatever carried it. */
export interface Answer {
  status: number;
  /** The header, as it stands. */
  retryAfter: string | null;
  body: unknown;
}

export interface SendOptions {
  onProgress?: (progress: SendProgress) => void;
  /** Posts a text. @throws Error where there is no answer */
  post?: (text: string) => Promise<Answer>;
  pause?: (ms: number) => Promise<void>;
  /** From 0 up to, not including, 1. */
  random?: () => number;
}

/** An answer that does not come in this time does not come. */
const ANSWER_MS = 30_000;
/** So often in a row it may stay away; the pauses between double from one second on. */
const MOST_FAILURES = 6;
const LONGEST_PAUSE_S = 120;

/**
 * Sends a cast until it is taken or refused: the same bytes each time, so that it is one cast however often it comes; with the ticket
 * that a busy site has given, so that it counts as come when it was sent first.
 * @param process the id of the vote's process
 */
export async function sendCast(
  process: string,
  cast: CastBody,
  options: SendOptions = {},
): Promise<SendOutcome> {
  const { onProgress, post, pause, random } = { ...usual(process), ...options };
  let turn: Turn = { ticket: null, failures: 0, state: 'sending', seconds: 0 };
  for (;;) {
    onProgress({ state: 'sending', seconds: 0 });
    const answer = await post(textOf(cast, turn)).catch(() => null);
    const outcome = answer === null ? null : outcomeOf(answer);
    if (outcome !== null) return outcome;
    turn = nextTurn(turn, answer);
    if (turn.failures >= MOST_FAILURES) return { kind: 'unanswered' };
    onProgress({ state: turn.state, seconds: turn.seconds });
    // Not all at the same instant.
    await pause((turn.seconds + random()) * 1000);
  }
}

const usual = (process: string): Required<SendOptions> => ({
  onProgress: () => undefined,
  post: poster(process),
  pause: pauseFor,
  random: Math.random,
});

/** How it is sent the next time, and when. */
interface Turn extends SendProgress {
  ticket: string | null;
  /** Answers that stayed away, one after the other. */
  failures: number;
}

const textOf = (cast: CastBody, { ticket }: Turn) =>
  JSON.stringify(ticket === null ? cast : { ...cast, queue: ticket });

function nextTurn({ ticket, failures }: Turn, answer: Answer | null): Turn {
  const given = textIn(answer?.body, 'queue');
  if (given === null) return { ticket, failures: failures + 1, state: 'retrying', seconds: 2 ** failures };
  return { ticket: given, failures: 0, state: 'queued', seconds: secondsOf(answer?.retryAfter ?? null) };
}

/** What an answer says; null: send it again. */
function outcomeOf({ status, body }: Answer): SendOutcome | null {
  if (status === 200) {
    const receipt = receiptIn(body);
    return receipt === null ? null : { kind: 'taken', receipt };
  }
  if (status === 429 || status >= 500) return null;
  return { kind: 'refused', code: textIn(body, 'code') ?? 'failed' };
}

function receiptIn(body: unknown): CastReceipt | null {
  const receipt = isRecord(body) ? body['receipt'] : null;
  const [leaf, code, promise] = ['leaf', 'code', 'promise'].map((name) => textIn(receipt, name));
  return leaf == null || code == null || promise == null ? null : { leaf, code, promise };
}

function secondsOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  return Number.isInteger(seconds) && seconds >= 1 ? Math.min(seconds, LONGEST_PAUSE_S) : 5;
}

/** Without cookies: the site must not know who casts. */
function poster(process: string): (text: string) => Promise<Answer> {
  return async (text) => {
    const response = await fetch(`/api/ballot/${process}/cast`, {
      method: 'POST',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: { 'Content-Type': 'application/json' },
      body: text,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
  };
}

const pauseFor = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function textIn(value: unknown, name: string): string | null {
  const text = isRecord(value) ? value[name] : null;
  return typeof text === 'string' ? text : null;
}
