import { AccountForm, type AccountForms, accountWords } from '@/components/account/form-parts';
import { grantsText, type ShownGrant } from '@/components/account/grants-text';
import { ChoiceField } from '@/components/form/ChoiceField';
import { Said } from '@/components/form/Said';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Viewer } from '@/lib/domain/access/roles';
import { moment } from '@/lib/domain/format';
import { LANGUAGES } from '@/lib/domain/language';

export interface AccountProps extends AccountForms {
  viewer: Viewer;
  grants: readonly ShownGrant[];
  mail: readonly string[];
  sessions: readonly {
    id: string;
    device: string | null;
    beganAt: string;
    seenAt: string;
    current: boolean;
  }[];
  said: string | null;
}

/** What somebody settles for themselves. */
export function AccountView(props: AccountProps) {
  const { language, said, viewer } = props;
  const { account, member } = messages(language);
  return (
    <>
      <h1>{account.title}</h1>
      <Said language={language} code={said} texts={account.said} />
      <AccountForm {...props} action="account.sign-out">
        <Button kind="secondary">{member.signOut}</Button>
      </AccountForm>
      <NameBlock {...props} />
      <MailBlock {...props} />
      <Block id="factor" title={account.factorTitle}>
        <p>
          {viewer.secondFactor === 'none' ? account.factorNone : account.factorOn}{' '}
          <Link language={language} href="/account/second-factor">
            {account.factorLink}
          </Link>
        </p>
      </Block>
      <SessionsBlock {...props} />
      <Block id="roles" title={account.rolesTitle}>
        <p>{grantsText(language, props.grants)}</p>
      </Block>
      <Block id="export" title={account.exportTitle}>
        <p>{account.exportText}</p>
        <p>
          <a href="/api/account/export">{account.exportLink}</a>
        </p>
      </Block>
      <EraseBlock {...props} />
    </>
  );
}

function NameBlock(props: AccountProps) {
  const { language, viewer, stateOf } = props;
  const { account, member } = messages(language);
  const fields = { name: account.name, language: account.language };
  const field = {
    form: 'account-rename',
    state: stateOf('account.rename'),
    words: accountWords(language, fields),
  };
  return (
    <Block id="name" title={account.nameTitle}>
      <AccountForm {...props} action="account.rename" fields={fields}>
        <TextField
          {...field}
          name="name"
          label={account.name}
          hint={account.nameHint}
          value={viewer.name}
          required
        />
        <SelectField
          {...field}
          name="language"
          label={account.language}
          value={viewer.language}
          choices={LANGUAGES.map((value) => ({ value, label: account.languages[value] }))}
        />
        <Button>{member.save}</Button>
      </AccountForm>
    </Block>
  );
}

function MailBlock(props: AccountProps) {
  const { language, viewer, mail, stateOf } = props;
  const { account, member } = messages(language);
  const topics = Object.entries(account.topics).map(([value, label]) => ({ value, label }));
  return (
    <Block id="mail" title={account.mailChoiceTitle}>
      <p>{viewer.email === null ? account.emailNone : account.emailNow(viewer.email)}</p>
      {viewer.email === null ? null : (
        <AccountForm {...props} action="account.mail">
          <ChoiceField
            form="account-mail"
            name="topics"
            legend={account.mailChoice}
            choices={topics}
            value={mail}
            many
            state={stateOf('account.mail')}
            words={accountWords(language)}
          />
          <Button>{member.save}</Button>
        </AccountForm>
      )}
    </Block>
  );
}

function SessionsBlock(props: AccountProps) {
  const { language, sessions } = props;
  const { account } = messages(language);
  return (
    <Block id="sessions" title={account.sessionsTitle}>
      <ul className="sessions">
        {sessions.map(({ id, device, beganAt, seenAt, current }) => (
          <li key={id}>
            <b>{device ?? account.sessionUnknown}</b>
            {current ? ` (${account.sessionCurrent})` : ''}{' '}
            <span className="hint">
              {account.sessionText(moment(beganAt, language), moment(seenAt, language))}
            </span>
            <AccountForm {...props} action="account.end-session" id={`end-${id}`} quiet>
              <input type="hidden" name="session" value={id} />
              <Button kind="secondary">{account.endSession}</Button>
            </AccountForm>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function EraseBlock(props: AccountProps) {
  const { language, stateOf } = props;
  const { account } = messages(language);
  return (
    <Block id="erase" title={account.eraseTitle}>
      <p>{account.eraseText}</p>
      <AccountForm {...props} action="account.erase" fields={{ sure: account.eraseSure }}>
        <ChoiceField
          form="account-erase"
          name="sure"
          legend={account.eraseTitle}
          choices={[{ value: 'yes', label: account.eraseSure }]}
          many
          state={stateOf('account.erase')}
          words={accountWords(language, { sure: account.eraseSure })}
        />
        <Button kind="secondary">{account.erase}</Button>
      </AccountForm>
    </Block>
  );
}
