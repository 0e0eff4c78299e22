import { AccountForm, type AccountForms } from '@/components/account/form-parts';
import { Said } from '@/components/form/Said';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What is to be done after a link was asked for. */
export function MailedView({ language }: { language: Language }) {
  const { account } = messages(language);
  return (
    <>
      <h1>{account.mailedTitle}</h1>
      <p>{account.mailedText}</p>
    </>
  );
}

/** Where a mailed link leads: nothing happens before the button. */
export function LinkView(props: AccountForms & { link: string }) {
  const { account } = messages(props.language);
  return (
    <>
      <h1>{account.linkTitle}</h1>
      <p>{account.linkText}</p>
      <AccountForm {...props} action="account.take-link">
        <input type="hidden" name="token" value={props.link} />
        <Button>{account.signInTitle}</Button>
      </AccountForm>
    </>
  );
}

/** Where a guardian says yes or no. */
export function GuardianAnswerView(props: AccountForms & { link: string | null; said: string | null }) {
  const { language, link, said } = props;
  const { account } = messages(language);
  return (
    <>
      <h1>{account.agreeTitle}</h1>
      <Said language={language} code={said} texts={account.said} />
      {link === null ? null : (
        <>
          <p>{account.agreeText}</p>
          <AccountForm {...props} action="account.guardian-answer">
            <input type="hidden" name="token" value={link} />
            <p className="buttons">
              <Button name="answer" value="agree">
                {account.agree}
              </Button>{' '}
              <Button kind="secondary" name="answer" value="refuse">
                {account.refuse}
              </Button>
            </p>
          </AccountForm>
        </>
      )}
    </>
  );
}
