import type { ReactNode } from 'react';
import { controlId, type FormState } from '@/components/form/form-state';
import type { ProblemWords } from '@/components/form/words';
import type { Language } from '@/lib/domain/language';

export interface ActionFormProps {
  language: Language;
  /** The action's name, `subject.verb`. */
  action: string;
  /** Unlike every other form's on the page. */
  id: string;
  /** The page that it stands on, without language, with its query: where it comes back to when it is not taken. */
  back: string;
  /** Proves that the page was made for this session; null for people without an account. */
  token: string | null;
  state: FormState;
  words: ProblemWords;
  /** With a file in it. */
  file?: boolean;
  /** What the form is for, where its heading does not say it. */
  label?: string;
  children: ReactNode;
}

/** A form that does something: works without script, says what was wrong above itself and beside each field. */
export function ActionForm({
  language,
  action,
  id,
  back,
  token,
  state,
  words,
  file,
  label,
  children,
}: ActionFormProps) {
  return (
    <form
      id={id}
      className="act"
      method="post"
      action={`/api/act/${action}`}
      encType={file === true ? 'multipart/form-data' : 'application/x-www-form-urlencoded'}
      aria-label={label}
    >
      <input type="hidden" name="_lang" value={language} />
      <input type="hidden" name="_back" value={back} />
      {token === null ? null : <input type="hidden" name="_token" value={token} />}
      <ProblemList form={id} state={state} words={words} />
      {children}
    </form>
  );
}

function ProblemList({ form, state, words }: { form: string; state: FormState; words: ProblemWords }) {
  if (state.problems.length === 0) return null;
  return (
    <div className="problems" id="problems" role="alert" tabIndex={-1}>
      <p>{words.title}</p>
      <ul>
        {state.problems.map(({ field, code }) => (
          <li key={`${field} ${code}`}>
            {field === '' ? (
              words.problem(code)
            ) : (
              <a href={`#${controlId(form, field)}`}>
                {words.field(field)}: {words.problem(code)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
