import { controlId, errorId, type FormState, valueOf } from '@/components/form/form-state';
import { deskWords } from '@/components/desk/forms';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  form: string;
  name: string;
  label: string;
  state: FormState;
  /** In Seoul: `2027-03-01T09:00:00`; empty: none. */
  value: string;
}

/** A time to the second. Without a picker it is a text field that takes the same form. */
export function TimeField({ language, form, name, label, state, value }: Props) {
  const id = controlId(form, name);
  const problem = state.problems.find(({ field }) => field === name);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {problem === undefined ? null : (
        <p id={errorId(form, name)} className="field-error">
          {deskWords(language).problem(problem.code)}
        </p>
      )}
      <input
        id={id}
        name={name}
        type="datetime-local"
        step={1}
        defaultValue={valueOf(state, name, value)}
        autoComplete="off"
        aria-describedby={problem === undefined ? undefined : errorId(form, name)}
        aria-invalid={problem === undefined ? undefined : true}
      />
    </div>
  );
}
