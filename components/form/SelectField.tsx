import { controlId, errorId, type FormState, valueOf } from '@/components/form/form-state';
import type { ProblemWords } from '@/components/form/words';

export interface SelectFieldProps {
  form: string;
  name: string;
  label: string;
  hint?: string;
  state: FormState;
  words: ProblemWords;
  choices: readonly { value: string; label: string }[];
  value?: string;
}

/** One of many choices. */
export function SelectField({ form, name, label, hint, state, words, choices, value }: SelectFieldProps) {
  const id = controlId(form, name);
  const problem = state.problems.find(({ field }) => field === name);
  const described = [
    hint === undefined ? '' : `${id}-hint`,
    problem === undefined ? '' : errorId(form, name),
  ];
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
      <select
        id={id}
        name={name}
        defaultValue={valueOf(state, name, value)}
        aria-describedby={described.filter((one) => one !== '').join(' ') || undefined}
        aria-invalid={problem === undefined ? undefined : true}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
