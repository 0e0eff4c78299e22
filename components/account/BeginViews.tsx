import { AccountForm, type AccountForms, accountWords } from '@/components/account/form-parts';
import { ChoiceField } from '@/components/form/ChoiceField';
import { Said } from '@/components/form/Said';
import { TextField } from '@/components/form/TextField';
import { Moment } from '@/components/process/Times';
import { Button } from '@/components/ui/Button';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';

/** What is asked once, before somebody writes: the name shown, and whether they are under 14. */
export function BeginView(props: AccountForms & { name: string; next: string }) {
  const { language, name, next, stateOf } = props;
  const { account, member } = messages(language);
  const fields = { name: account.name, age: account.ageLegend, turns14: account.turns14 };
  const field = {
    form: 'account-begin',
    state: stateOf('account.begin'),
    words: accountWords(language, fields),
  };
  return (
    <>
      <h1>{account.beginTitle}</h1>
      <p className="lead">{account.beginText}</p>
      <AccountForm {...props} action="account.begin" fields={fields}>
        <input type="hidden" name="next" value={next} />
        <TextField
          {...field}
          name="name"
          label={account.name}
          hint={account.nameHint}
          value={name}
          required
          maxLength={40}
        />
        <ChoiceField
          {...field}
          name="age"
          legend={account.ageLegend}
          choices={[
            { value: 'over', label: account.ageOver },
            { value: 'under', label: account.ageUnder },
          ]}
        />
        <TextField {...field} name="turns14" type="date" label={account.turns14} hint={account.turns14Hint} />
        <Button>{member.save}</Button>
      </AccountForm>
    </>
  );
}

/** Asks a guardian for consent, and says how that stands. */
export function GuardianView(
  props: AccountForms & { needed: boolean; askedAt: string | null; said: string | null },
) {
  const { language, needed, askedAt, said, stateOf } = props;
  const { account } = messages(language);
  const fields = { email: account.guardianEmail };
  return (
    <>
      <h1>{account.guardianTitle}</h1>
      <Said language={language} code={said} texts={account.said} />
      {askedAt === null || !needed ? null : (
        <p>
          <Sentence
            text={account.guardianWaiting('{when}')}
            slots={{ when: <Moment language={language} at={askedAt} /> }}
          />
        </p>
      )}
      {needed ? (
        <>
          <p>{account.guardianText}</p>
          <AccountForm {...props} action="account.ask-guardian" fields={fields}>
            <TextField
              form="account-ask-guardian"
              name="email"
              type="email"
              label={account.guardianEmail}
              required
              state={stateOf('account.ask-guardian')}
              words={accountWords(language, fields)}
            />
            <Button>{account.guardianAsk}</Button>
          </AccountForm>
        </>
      ) : (
        <p>{account.guardianDone}</p>
      )}
    </>
  );
}
