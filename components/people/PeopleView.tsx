import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM, type FormState } from '@/components/form/form-state';
import { Said } from '@/components/form/Said';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import { problemWords } from '@/components/form/words';
import { Day } from '@/components/process/Times';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { STAFF_ROLES, type StaffRole } from '@/lib/domain/access/roles';
import type { Language } from '@/lib/domain/language';

export interface PeopleProps {
  language: Language;
  token: string;
  said: string | null;
  stateOf: (action: string) => FormState;
  people: readonly {
    grant: string;
    name: string;
    email: string | null;
    role: StaffRole;
    place: string | null;
    department: string | null;
    since: string;
  }[];
}

const BACK = '/desk/people';

/** Who has which role, for operators. */
export function PeopleView(props: PeopleProps) {
  const { language, said } = props;
  const { people: text } = messages(language);
  return (
    <>
      <h1>{text.title}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">{text.text}</p>
      <GiveRole {...props} />
      <Block id="people" title={text.listTitle}>
        {props.people.length === 0 ? <p>{text.none}</p> : null}
        <ul className="sessions">
          {props.people.map((one) => (
            <Person key={one.grant} {...props} person={one} />
          ))}
        </ul>
      </Block>
    </>
  );
}

function GiveRole({ language, token, stateOf }: PeopleProps) {
  const { people: text, account } = messages(language);
  const fields = { email: text.email, role: text.role, lafCd: text.government, department: text.department };
  const words = problemWords(language, fields, text.problems);
  const state = stateOf('role.give');
  const field = { form: 'give', state, words };
  return (
    <Block id="give-role" title={text.giveTitle}>
      <ActionForm {...{ language, token, state, words }} action="role.give" id="give" back={BACK}>
        <TextField {...field} name="email" type="email" label={text.email} hint={text.emailHint} required />
        <SelectField
          {...field}
          name="role"
          label={text.role}
          choices={STAFF_ROLES.map((value) => ({ value, label: account.roles[value] }))}
        />
        <TextField
          {...field}
          name="lafCd"
          label={text.government}
          hint={text.governmentHint}
          inputMode="numeric"
        />
        <TextField {...field} name="department" label={text.department} hint={text.departmentHint} />
        <Button>{text.give}</Button>
      </ActionForm>
    </Block>
  );
}

function Person({ language, token, person }: PeopleProps & { person: PeopleProps['people'][number] }) {
  const { people: text, account } = messages(language);
  const { grant, name, email, role, place, department, since } = person;
  return (
    <li>
      <b>{name}</b> {email} · {account.grant(account.roles[role], place, department)} ·{' '}
      <Day language={language} at={since} />
      <ActionForm
        {...{ language, token }}
        action="role.take-back"
        id={`take-${grant}`}
        back={BACK}
        state={EMPTY_FORM}
        words={problemWords(language, {}, text.problems)}
        label={`${text.takeBack}: ${name}`}
      >
        <input type="hidden" name="grant" value={grant} />
        <Button kind="secondary">{text.takeBack}</Button>
      </ActionForm>
    </li>
  );
}
