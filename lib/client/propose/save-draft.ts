import { PROPOSAL_FIELDS, type ProposalTexts } from '@/lib/domain/process/proposing';

/** What became of a draft that was sent. `refused`: the code of what was wrong, and with which field (`''`: the whole). */
export type SaveOutcome =
  | { kind: 'saved'; version: number; at: string }
  | { kind: 'newer' }
  | { kind: 'refused'; field: string; code: string };

/** A draft's text as one, to tell whether it has changed. */
export function savedText(texts: ProposalTexts): string {
  return JSON.stringify(PROPOSAL_FIELDS.map((field) => texts[field]));
}

/** What a form says now, as {@link savedText}. */
export function textOf(form: HTMLFormElement): string {
  const sent = new FormData(form);
  const values = PROPOSAL_FIELDS.map((field) => sent.get(field));
  return JSON.stringify(values.map((value) => (typeof value === 'string' ? value : '')));
}

/** A form without the file that was chosen: that one is sent by its button. */
function withoutFile(form: HTMLFormElement): FormData {
  const sent = new FormData();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') sent.append(name, value);
  return sent;
}

/** Saves a draft. @throws Error where the site does not answer, or is busy: to be tried again */
export async function saveDraft(form: HTMLFormElement): Promise<SaveOutcome> {
  const response = await fetch('/api/act/draft.save', {
    method: 'POST',
    body: withoutFile(form),
    headers: { Accept: 'application/json' },
    cache: 'no-store',
  });
  return outcomeOf(response.status, await response.json());
}

/** What an answer of the site says. @throws Error where it is busy, or has failed: to be tried again */
export function outcomeOf(status: number, answer: unknown): SaveOutcome {
  if (status === 200) return savedOf(answer);
  if (status === 429 || status >= 500) throw new Error(`a draft was not saved: ${status}`);
  return refusedOf(answer);
}

/** By hand: the library that checks forms elsewhere would weigh more than all else here. */
function savedOf(answer: unknown): SaveOutcome {
  const value = isRecord(answer) ? answer['value'] : null;
  if (isRecord(value) && typeof value['version'] === 'number' && typeof value['at'] === 'string')
    return { kind: 'saved', version: value['version'], at: value['at'] };
  // It was handed in meanwhile, in another tab: there is no draft any more.
  return { kind: 'refused', field: '', code: 'changed-meanwhile' };
}

function refusedOf(answer: unknown): SaveOutcome {
  const [error] = listOf(answer, 'errors');
  const [reason] = listOf(answer, 'reasons');
  const code = textIn(error, 'detail') ?? textIn(reason, 'id') ?? 'invalid';
  return code === 'newer-version'
    ? { kind: 'newer' }
    : { kind: 'refused', field: textIn(error, 'parameter') ?? '', code };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function listOf(answer: unknown, name: string): readonly unknown[] {
  const list = isRecord(answer) ? answer[name] : null;
  return Array.isArray(list) ? list : [];
}

function textIn(value: unknown, name: string): string | null {
  const text = isRecord(value) ? value[name] : null;
  return typeof text === 'string' ? text : null;
}

/** The time of day of an instant in Korea (UTC+9 all year): `12:03`. */
export function clockOf(at: string): string {
  return new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(11, 16);
}
