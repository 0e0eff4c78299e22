import { controlId, errorId, type FormState, valueOf } from '@/components/form/form-state';
import type { ProblemWords } from '@/components/form/words';

export interface TextFieldProps {
  form: string;
  name: string;
  label: string;
  hint?: string;
  state: FormState;
  words: ProblemWords;
  /** What it is now, where nothing was written yet. */
  value?: string;
  /** Several lines of text: how many are shown. */
  rows?: number;
  type?: 'text' | 'email' | 'number' | 'date' | 'datetime-local' | 'url';
  required?: boolean;
  maxLength?: number;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email';
}

/** A text field with its label, its hint, and what was wrong with it. */
export function TextField(props: TextFieldProps) {
  const { form, name, label, hint, state, words, rows } = props;
  const id = controlId(form, name);
  const problem = state.problems.find(({ field }) => field === name);
  const described = [
    hint === undefined ? '' : `${id}-hint`,
    problem === undefined ? '' : errorId(form, name),
  ];
  const shared = {
    id,
    name,
    required: props.required,
    maxLength: props.maxLength,
    defaultValue: valueOf(state, name, props.value),
    'aria-describedby': described.filter((one) => one !== '').join(' ') || undefined,
    'aria-invalid': problem === undefined ? undefined : true,
  } as const;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {problem === undefined ? null : (
        <p id={errorId(form, name)} className="field-error">
          {words.problem(problem.code)}
        </p>
      )}
      {rows === undefined ? (
        <input
          {...shared}
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
        />
      ) : (
        <textarea {...shared} rows={rows} />
      )}
    </div>
  );
}
