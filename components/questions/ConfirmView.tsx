import { ActionForm } from '@/components/form/ActionForm';
import { Said } from '@/components/form/Said';
import { type Forms, formProps } from '@/components/questions/form-props';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { questionListPath, questionPath } from '@/lib/domain/questions/list';

interface Props {
  language: Language;
  /** Of a link that confirms a question. */
  link: string | null;
  /** Of a link that asks for no more mails. */
  stop: string | null;
  /** The question that was asked. */
  number: number | null;
  said: string | null;
  forms: Forms;
}

/** Where mailed links lead: nothing happens before the button. Also where it is said what became of it. */
export function ConfirmView(props: Props) {
  const { language, link, stop, number, said } = props;
  const { questions: text } = messages(language);
  return (
    <>
      <h1>{stop === null ? text.confirmTitle : text.stopTitle}</h1>
      <Said language={language} code={said} texts={text.said} />
      <Part {...props} />
      <p>
        {number === null ? (
          <Link language={language} href={questionListPath()}>
            {text.toList}
          </Link>
        ) : (
          <Link language={language} href={questionPath(number)}>
            {text.toQuestion}
          </Link>
        )}
      </p>
      {link === null && stop === null && said === null ? <p>{text.confirmNothing}</p> : null}
    </>
  );
}

function Part({ language, link, stop, forms }: Props) {
  const { questions: text } = messages(language);
  const [action, token, lead, label] =
    stop === null
      ? (['questions.confirm', link, text.confirmText, text.confirm] as const)
      : (['questions.stop', stop, text.stopText, text.stop] as const);
  if (token === null) return null;
  return (
    <>
      <p>{lead}</p>
      <ActionForm {...formProps(forms, action)} id="confirm">
        <input type="hidden" name="token" value={token} />
        <Button>{label}</Button>
      </ActionForm>
    </>
  );
}
