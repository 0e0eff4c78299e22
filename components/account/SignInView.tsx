import { AccountForm, type AccountForms, accountWords } from '@/components/account/form-parts';
import { grantsText, type ShownGrant } from '@/components/account/grants-text';
import { Said } from '@/components/form/Said';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { localPath } from '@/lib/domain/language';

export interface SignInProps extends AccountForms {
  /** Where to go then, without language. */
  next: string;
  /** What the identity provider is called; null: there is none. */
  provider: string | null;
  mail: boolean;
  /** Invented people whom anybody may act as; none outside of demo mode. */
  demo: readonly { id: string; name: string; grants: readonly ShownGrant[] }[];
  said: string | null;
}

/** The ways to sign in. */
export function SignInView(props: SignInProps) {
  const { language, provider, mail, demo, said } = props;
  const { account } = messages(language);
  return (
    <>
      <h1>{account.signInTitle}</h1>
      <Said language={language} code={said} texts={account.said} />
      <p className="lead">{account.signInText}</p>
      {provider === null ? null : <ByProvider {...props} provider={provider} />}
      {mail ? <ByMail {...props} /> : null}
      {demo.length === 0 ? null : <ByDemo {...props} />}
      {provider === null && !mail && demo.length === 0 ? <p>{account.noWays}</p> : null}
    </>
  );
}

function ByProvider({ language, next, provider }: SignInProps & { provider: string }) {
  const { account } = messages(language);
  return (
    <Block id="provider" title={account.providerTitle(provider)}>
      <p>{account.providerText}</p>
      <p>
        <a
          className="button button-primary"
          href={`/api/sign-in?next=${encodeURIComponent(localPath(language, next))}`}
        >
          {account.providerTitle(provider)}
        </a>
      </p>
    </Block>
  );
}

function ByMail(props: SignInProps) {
  const { language, next, stateOf } = props;
  const { account } = messages(language);
  const action = 'account.send-link';
  const fields = { email: account.email };
  return (
    <Block id="mail" title={account.mailTitle}>
      <p>{account.mailText}</p>
      <AccountForm {...props} action={action} fields={fields}>
        <input type="hidden" name="next" value={next} />
        <TextField
          form="account-send-link"
          name="email"
          label={account.email}
          type="email"
          autoComplete="email"
          required
          state={stateOf(action)}
          words={accountWords(language, fields)}
        />
        <Button>{account.sendLink}</Button>
      </AccountForm>
    </Block>
  );
}

function ByDemo(props: SignInProps) {
  const { language, demo, next } = props;
  const { account } = messages(language);
  return (
    <Block id="demo-people" title={account.demoTitle}>
      <p>{account.demoText}</p>
      <AccountForm {...props} action="account.act-as" label={account.demoTitle}>
        <input type="hidden" name="next" value={next} />
        <div className="demo-people">
          {demo.map(({ id, name, grants }) => (
            <Button key={id} kind="secondary" name="person" value={id}>
              {account.actAs(name, grantsText(language, grants))}
            </Button>
          ))}
        </div>
      </AccountForm>
    </Block>
  );
}
