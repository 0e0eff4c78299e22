/** Where the ceremony stands; what is secret is kept beside it, never in it. */
export type CeremonyState =
  | { at: 'check'; busy: boolean }
  /** A holder's turn, from 0; not shown: the others step back first. */
  | { at: 'share'; holder: number; shown: boolean }
  /** The places of the shares that were typed. */
  | { at: 'test'; taken: readonly number[]; failed: boolean }
  | { at: 'done'; opened: readonly number[]; number: number }
  | { at: 'wiped' };

export const BEGINNING: CeremonyState = { at: 'check', busy: false };

/** The steps that people are told of, for `step 2 of 7`. */
export function stepNumber(state: CeremonyState, holders: number): number {
  if (state.at === 'check') return 1;
  if (state.at === 'share') return 2 + state.holder;
  return state.at === 'test' ? 2 + holders : 3 + holders;
}

/** After a holder has typed their share back: the next one's turn, or the test. */
export function afterShare(holder: number, holders: number): CeremonyState {
  return holder + 1 < holders
    ? { at: 'share', holder: holder + 1, shown: false }
    : { at: 'test', taken: [], failed: false };
}

/** A text with what stands in its braces put in. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
