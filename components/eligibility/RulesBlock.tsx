import type { DeskProps } from '@/components/eligibility/DeskView';
import { EligibilityForm, type EligibilityForms, type FieldParts } from '@/components/eligibility/form-parts';
import { ruleTexts } from '@/components/eligibility/rule-text';
import { ChoiceField } from '@/components/form/ChoiceField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { TrackEligibility } from '@/lib/domain/eligibility/page';
import { CATEGORIES, type TrackRule } from '@/lib/domain/eligibility/types';
import type { Language } from '@/lib/domain/language';

/** Who may vote in each track. */
export function RulesBlock({ desk, ...forms }: DeskProps) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  return (
    <Block id="rules" title={text.rulesTitle}>
      {desk.verifier === 'codes' ? <p>{text.codesVouched}</p> : null}
      {desk.tracks.map((track) => (
        <section key={track.key} className="part" aria-labelledby={`rule-of-${track.key}`}>
          <h3 id={`rule-of-${track.key}`}>{track.names[language]}</h3>
          <p>{ruleTexts(language, track.rule).join(' · ')}</p>
          {desk.votingBegun ? null : <RuleForm track={track} {...forms} />}
        </section>
      ))}
    </Block>
  );
}

function RuleForm({ track, ...forms }: EligibilityForms & { track: TrackEligibility }) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  const one = { id: `rule-${track.key}`, field: 'track', value: track.key };
  const open = [
    { value: 'yes', label: text.openYes },
    { value: 'no', label: text.openNo },
  ];
  return (
    <EligibilityForm {...forms} action="eligibility.set-rule" one={one} label={track.names[language]}>
      {(parts) => (
        <>
          <ChoiceField
            {...parts}
            name="open"
            legend={text.fields.open}
            choices={open}
            value={track.rule === null ? 'no' : 'yes'}
          />
          <Conditions language={language} rule={track.rule} parts={parts} />
          <Button kind="secondary">{text.save}</Button>
        </>
      )}
    </EligibilityForm>
  );
}

interface ConditionsProps {
  language: Language;
  rule: TrackRule | null;
  parts: FieldParts;
}

/** What the fields show where nothing is set. */
const NOTHING_SET = {
  leastAge: null,
  greatestAge: null,
  ageDay: null,
  districts: [],
  categories: [],
} as const;

function Conditions({ language, rule, parts }: ConditionsProps) {
  const { eligibility: text } = messages(language);
  const { fields } = text;
  const { leastAge, greatestAge, ageDay, districts, categories } = rule ?? NOTHING_SET;
  const age = { ...parts, hint: text.ageHint, inputMode: 'numeric', maxLength: 3 } as const;
  return (
    <>
      <TextField {...age} name="leastAge" label={fields.leastAge} value={String(leastAge ?? '')} />
      <TextField {...age} name="greatestAge" label={fields.greatestAge} value={String(greatestAge ?? '')} />
      <TextField
        {...parts}
        name="ageDay"
        type="date"
        label={fields.ageDay}
        hint={text.ageDayHint}
        value={ageDay ?? ''}
      />
      <TextField
        {...parts}
        name="districts"
        label={fields.districts}
        hint={text.districtsHint}
        rows={3}
        value={districts.join('\n')}
      />
      <ChoiceField
        {...parts}
        many
        name="categories"
        legend={fields.categories}
        hint={text.categoriesHint}
        choices={CATEGORIES.map((value) => ({ value, label: text.categories[value] }))}
        value={categories}
      />
    </>
  );
}
