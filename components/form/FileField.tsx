import { controlId, errorId, type FormState } from '@/components/form/form-state';
import type { ProblemWords } from '@/components/form/words';

interface Props {
  form: string;
  state: FormState;
  words: ProblemWords;
  name: string;
  label: string;
  /** Endings of file names. */
  accept: string;
}

/** A file of a form, with what was wrong with it. */
export function FileField({ form, state, words, name, label, accept }: Props) {
  const problem = state.problems.find(({ field }) => field === name);
  const id = controlId(form, name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {problem === undefined ? null : (
        <p id={errorId(form, name)} className="field-error">
          {words.problem(problem.code)}
        </p>
      )}
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        aria-describedby={problem === undefined ? undefined : errorId(form, name)}
        aria-invalid={problem === undefined ? undefined : true}
      />
    </div>
  );
}
