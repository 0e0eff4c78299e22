import { controlId, errorId, type FormState, valueOf } from '@/components/form/form-state';
import { deskWords } from '@/components/desk/forms';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  form: string;
  state: FormState;
  departments: readonly string[];
  value?: string;
}

/** The department that gets a proposal: one of those that are known, or another that is written. */
export function DepartmentField({ language, form, state, departments, value }: Props) {
  const { desk: text } = messages(language);
  const id = controlId(form, 'department');
  const problem = state.problems.find(({ field }) => field === 'department');
  const described = problem === undefined ? `${id}-hint` : `${id}-hint ${errorId(form, 'department')}`;
  return (
    <div className="field">
      <label htmlFor={id}>{text.department}</label>
      <p id={`${id}-hint`} className="hint">
        {text.departmentHint}
      </p>
      {problem === undefined ? null : (
        <p id={errorId(form, 'department')} className="field-error">
          {deskWords(language).problem(problem.code)}
        </p>
      )}
      <input
        id={id}
        name="department"
        list={`${id}-list`}
        maxLength={100}
        autoComplete="off"
        defaultValue={valueOf(state, 'department', value)}
        aria-describedby={described}
        aria-invalid={problem === undefined ? undefined : true}
      />
      <datalist id={`${id}-list`}>
        {departments.map((department) => (
          <option key={department} value={department} />
        ))}
      </datalist>
    </div>
  );
}
