import { controlId, errorId, type FormState } from '@/components/form/form-state';
import type { ProblemWords } from '@/components/form/words';

export interface ChoiceFieldProps {
  form: string;
  name: string;
  /** What the choices are about. */
  legend: string;
  hint?: string;
  state: FormState;
  words: ProblemWords;
  choices: readonly { value: string; label: string; hint?: string }[];
  /** What is chosen now, where nothing was chosen yet. */
  value?: string | readonly string[];
  /** Any number of them, instead of one. */
  many?: boolean;
}

/** One of a few choices, or any number of them, each with its own label. */
export function ChoiceField({
  form,
  name,
  legend,
  hint,
  state,
  words,
  choices,
  value = [],
  many,
}: ChoiceFieldProps) {
  const id = controlId(form, name);
  const problem = state.problems.find(({ field }) => field === name);
  const chosen = state.values[name] ?? [value].flat();
  const described = problem === undefined ? undefined : errorId(form, name);
  return (
    <fieldset className="field choices" id={id} tabIndex={-1} aria-describedby={described}>
      <legend>{legend}</legend>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {problem === undefined ? null : (
        <p id={errorId(form, name)} className="field-error">
          {words.problem(problem.code)}
        </p>
      )}
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input
            type={many === true ? 'checkbox' : 'radio'}
            name={name}
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint === undefined ? null : <small className="hint">{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
