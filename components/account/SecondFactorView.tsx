import { AccountForm, type AccountForms, accountWords } from '@/components/account/form-parts';
import { Said } from '@/components/form/Said';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { QrPicture } from '@/components/ui/QrPicture';
import { messages } from '@/lib/content/messages';

export interface SecondFactorProps extends AccountForms {
  /** Null: it was not begun. */
  enrolment: {
    key: string;
    address: string;
    code: string;
    confirmed: boolean;
    spare: readonly string[];
  } | null;
  /** Given in this session. */
  given: boolean;
  demo: boolean;
  next: string;
  said: string | null;
}

/** Sets the second factor up, or asks for it. */
export function SecondFactorView(props: SecondFactorProps) {
  const { language, enrolment, said } = props;
  const { account } = messages(language);
  return (
    <>
      <h1>{account.factorTitle}</h1>
      <Said language={language} code={said} texts={account.said} />
      <p className="lead">{account.factorText}</p>
      {enrolment === null ? (
        <AccountForm {...props} action="second-factor.begin">
          <Button>{account.factorBegin}</Button>
        </AccountForm>
      ) : enrolment.confirmed ? (
        <Confirmed {...props} enrolment={enrolment} />
      ) : (
        <Enrol {...props} enrolment={enrolment} />
      )}
    </>
  );
}

type Begun = SecondFactorProps & { enrolment: NonNullable<SecondFactorProps['enrolment']> };

function Enrol(props: Begun) {
  const { language, enrolment } = props;
  const { account } = messages(language);
  return (
    <>
      <p>{account.factorScan}</p>
      <QrPicture address={enrolment.address} label={account.factorPicture} />
      <p>
        {account.factorKey}: <code className="key">{enrolment.key}</code>
      </p>
      <CodeForm {...props} action="second-factor.confirm" label={account.factorConfirm} />
    </>
  );
}

function Confirmed(props: Begun) {
  const { language, enrolment, given, next } = props;
  const { account } = messages(language);
  if (!given)
    return (
      <CodeForm {...props} action="second-factor.give" label={account.factorGive}>
        <input type="hidden" name="next" value={next} />
      </CodeForm>
    );
  return (
    <>
      <Block id="spare" title={account.spareTitle}>
        <p>{account.spareText}</p>
        <ul className="spare">
          {enrolment.spare.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </Block>
      <Block id="off" title={account.factorRemove}>
        <CodeForm {...props} action="second-factor.remove" label={account.factorRemove} />
      </Block>
    </>
  );
}

function CodeForm(props: Begun & { action: string; label: string; children?: React.ReactNode }) {
  const { language, action, label, stateOf, demo, enrolment, children } = props;
  const { account } = messages(language);
  const fields = { code: account.factorCode };
  return (
    <AccountForm {...props} action={action} fields={fields}>
      {children}
      {demo ? <p className="hint">{account.factorDemoCode(enrolment.code)}</p> : null}
      <TextField
        form={action.replace('.', '-')}
        name="code"
        label={account.factorCode}
        hint={account.factorCodeHint}
        autoComplete="one-time-code"
        required
        state={stateOf(action)}
        words={accountWords(language, fields)}
      />
      <Button>{label}</Button>
    </AccountForm>
  );
}
