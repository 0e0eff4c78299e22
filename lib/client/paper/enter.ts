import { type Bytes, fromBase64, fromHex, toBase64 } from '@/lib/domain/ballot/bytes';
import type { SheetKeys, SheetOutcome } from '@/lib/domain/ballot/paper';
import { ballotOfMarks, type Marks } from '@/lib/domain/ballot/paper-marks';
import { readBundleCode } from '@/lib/domain/ballot/paper-code';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { sealSheet } from '@/lib/ballot/sheet';

/** A bundle whose sheets are entered, and what a sheet of it is sealed for. */
export interface EnteredBundle {
  number: number;
  /** Serial numbers. */
  first: number;
  last: number;
}

/** What an officer has typed of a sheet. */
export interface TypedSheet {
  code: string;
  serial: string;
  outcome: SheetOutcome;
  marks: Marks;
}

export interface EntryPlace {
  rules: BallotRules;
  keys: SheetKeys;
  bundle: EnteredBundle;
  token: string;
}

/** `kept`: what became of it; `problem`: a code; `failed`: nothing was heard. */
export type EntryOutcome =
  | { kind: 'kept'; answer: 'first' | 'taken' | 'differs'; serial: number }
  | { kind: 'problem'; code: string }
  | { kind: 'failed' };

const problem = (code: string): EntryOutcome => ({ kind: 'problem', code });

/** Reads what was typed, seals it and sends it. Neither the code nor what a sheet says leaves the page. */
export async function enterSheet(place: EntryPlace, typed: TypedSheet): Promise<EntryOutcome> {
  const { bundle, keys } = place;
  const of = { election: keys.election, bundle: bundle.number };
  const code = await readBundleCode(typed.code, of);
  if (code === null) return problem('code-wrong');
  const serial = /^\d{1,9}$/.test(typed.serial.trim()) ? Number(typed.serial) : 0;
  if (serial < bundle.first || serial > bundle.last) return problem('serial-wrong');
  if (typed.outcome !== 'taken') return send(place, serial, typed.outcome, '');
  const read = ballotOfMarks(place.rules, typed.marks);
  if ('problem' in read) return problem(read.problem);
  const { track } = place.rules;
  const sealed = await sealSheet(bytesOf(fromBase64(keys.encryptionKey)), read.ballot, code, {
    election: keys.election,
    track,
    rulesHash: bytesOf(fromHex(keys.rulesHash)),
    publicKey: bytesOf(fromBase64(keys.paperKey)),
    counter: serial,
  });
  return send(place, serial, 'taken', toBase64(sealed));
}

function bytesOf(bytes: Bytes | null): Bytes {
  if (bytes === null) throw new TypeError('the vote’s keys could not be read');
  return bytes;
}

async function send(
  { keys, token }: EntryPlace,
  serial: number,
  outcome: SheetOutcome,
  sealed: string,
): Promise<EntryOutcome> {
  const body = new URLSearchParams({
    _token: token,
    process: keys.election,
    sheet: String(serial),
    outcome,
    sealed_code: sealed,
  });
  try {
    const response = await fetch('/api/act/paper.enter', {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      cache: 'no-store',
    });
    return outcomeOf(await response.json(), serial);
  } catch {
    return { kind: 'failed' };
  }
}

/** What the site's answer says. */
export function outcomeOf(answer: unknown, serial: number): EntryOutcome {
  const { value, errors, reasons } = recordOf(answer);
  if (value === 'first' || value === 'taken' || value === 'differs')
    return { kind: 'kept', answer: value, serial };
  const code = firstOf(errors)['detail'] ?? firstOf(reasons)['id'];
  // On a sheet `too-many` are choices, in the box they are sheets.
  if (typeof code === 'string') return problem(code === 'too-many' ? 'too-many-sheets' : code);
  return { kind: 'failed' };
}

function recordOf(value: unknown): Record<string, unknown> {
  // Whatever is read from it is looked at before it is used.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

const firstOf = (list: unknown) => recordOf(Array.isArray(list) ? list[0] : null);
