import type { DeskProps } from '@/components/eligibility/DeskView';
import { EligibilityForm, type EligibilityForms, type FieldParts } from '@/components/eligibility/form-parts';
import { ChoiceField } from '@/components/form/ChoiceField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { EmptyState } from '@/components/ui/EmptyState';
import { messages } from '@/lib/content/messages';
import type { DeskCase, EligibilityDesk } from '@/lib/domain/eligibility/page';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** The queue of cases that people look at, the oldest first. */
export function CasesBlock({ desk, ...forms }: DeskProps) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  return (
    <Block id="cases" title={text.casesTitle}>
      {desk.cases.length === 0 ? <EmptyState language={language} title={text.casesNone} /> : null}
      {desk.openCases > desk.cases.length ? <p>{text.casesMore(count(desk.openCases))}</p> : null}
      {desk.cases.map((one) => (
        <CaseItem key={one.id} {...{ one, desk }} {...forms} />
      ))}
    </Block>
  );
}

interface ItemProps extends EligibilityForms {
  one: DeskCase;
  desk: EligibilityDesk;
}

function CaseItem({ one, desk, ...forms }: ItemProps) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  const title = text.caseOf(one.name);
  const form = { id: `case-${one.id}`, field: 'case', value: one.id };
  return (
    <section className="part" aria-labelledby={`case-title-${one.id}`}>
      <h3 id={`case-title-${one.id}`}>{title}</h3>
      <p className="hint">{text.caseOn(date(one.openedOn, language), text.caseKinds[one.kind])}</p>
      {one.text === null ? null : <p className="readable">{one.text}</p>}
      {one.holder === null ? null : <p>{text.caseHolder[one.holder]}</p>}
      <EligibilityForm {...forms} action="eligibility.decide" one={form} label={title}>
        {(parts) => <DecideFields {...{ language, one, desk, parts }} />}
      </EligibilityForm>
    </section>
  );
}

interface FieldsProps {
  language: Language;
  one: DeskCase;
  desk: EligibilityDesk;
  parts: FieldParts;
}

function DecideFields({ language, one, desk, parts }: FieldsProps) {
  const { eligibility: text } = messages(language);
  const verdicts = [
    { value: 'yes', label: text.decideYes },
    { value: 'no', label: text.decideNo },
  ];
  const tracks = desk.tracks.map(({ key, names }) => ({ value: key, label: names[language] }));
  return (
    <>
      <ChoiceField {...parts} name="verdict" legend={text.fields.verdict} choices={verdicts} />
      <ChoiceField {...parts} many name="tracks" legend={text.decideTracks} choices={tracks} />
      {one.kind === 'second-account' ? null : <IdentifierField {...{ language, desk, parts }} />}
      <TextField {...parts} name="district" label={text.decideDistrict} maxLength={100} />
      <ChoiceField
        {...parts}
        many
        name="move"
        legend={text.fields.move}
        choices={[{ value: 'yes', label: text.decideMove, hint: text.decideMoveHint }]}
      />
      <TextField {...parts} name="reason" label={text.decideReason} rows={3} maxLength={2000} required />
      <Button>{text.decide}</Button>
    </>
  );
}

/** Whoever signed in with the identity service has shown who they are already. */
function IdentifierField({ language, desk: { verifier }, parts }: Omit<FieldsProps, 'one'>) {
  const { eligibility: text } = messages(language);
  if (verifier !== 'list' && verifier !== 'codes') return null;
  return (
    <TextField
      {...parts}
      name="person_code"
      label={text.decideIdentifier[verifier]}
      hint={text.decideIdentifierHint}
      maxLength={200}
    />
  );
}
