/** What a form shows: what was written before, and what was wrong with it. */
export interface FormState {
  /** Every value of every field. */
  values: Readonly<Record<string, readonly string[]>>;
  problems: readonly { field: string; code: string }[];
}

export const EMPTY_FORM: FormState = { values: {}, problems: [] };

/** The value that a field shows: what was written last, else what it is now. */
export function valueOf({ values }: FormState, field: string, now = ''): string {
  return values[field]?.[0] ?? now;
}

/** The ids of a field's control and of its error, shared by the field and the list of problems. */
export const controlId = (form: string, field: string) => `${form}-${field}`;
export const errorId = (form: string, field: string) => `${form}-${field}-error`;
