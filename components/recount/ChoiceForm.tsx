import { useState } from 'react';
import { Field } from '@/components/ui/Field';
import { ruleName, type Words } from '@/components/recount/words';
import { stepFrom } from '@/lib/client/recount/address';
import type { Choice, ElectionFacts } from '@/lib/client/recount/protocol';
import { groupOf, isRaised, RULE_GROUPS } from '@/lib/domain/participation/rule-groups';
import { TIE_RULES } from '@/lib/domain/participation/ties';

interface Props {
  words: Words;
  facts: ElectionFacts;
  choice: Choice;
  onChoice: (choice: Choice) => void;
}

/** How it is counted: a change counts at once. */
export function ChoiceForm({ words, facts, choice, onChoice }: Props) {
  const { choice: texts } = words;
  return (
    <form className="recount-choice" onSubmit={(event) => event.preventDefault()}>
      <div className="field field-wide">
        <label htmlFor="rule">{texts.rule}</label>
        <p id="rule-hint" className="hint">
          {facts.start.named ? texts.named : texts.notNamed}
        </p>
        <select
          id="rule"
          value={choice.rule}
          aria-describedby="rule-hint"
          onChange={({ target }) => onChoice({ ...choice, rule: target.value })}
        >
          {RULE_GROUPS.map((group) => (
            <optgroup key={group} label={texts.groups[group]}>
              {facts.rules
                .filter((rule) => groupOf(rule) === group)
                .map((rule) => (
                  <option key={rule} value={rule}>
                    {ruleName(rule, words)} · {rule}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </div>
      <Field id="ties" label={texts.ties}>
        <select
          id="ties"
          value={choice.ties}
          onChange={({ target }) => {
            const ties = TIE_RULES.find((rule) => rule === target.value);
            if (ties !== undefined) onChoice({ ...choice, ties });
          }}
        >
          {TIE_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {texts.tieRules[rule] ?? rule}
            </option>
          ))}
        </select>
      </Field>
      <StepField key={String(choice.step)} {...{ words, facts, choice, onChoice }} />
    </form>
  );
}

/** The step is taken over when the field is left, or with Enter: not after every digit. */
function StepField({ words: { choice: texts }, facts, choice, onChoice }: Props) {
  const [text, setText] = useState(String(choice.step));
  const step = stepFrom(text);
  const take = () => {
    if (step !== null && step !== choice.step) onChoice({ ...choice, step });
  };
  const unit = facts.currency === '' ? '' : ` (${facts.currency})`;
  return (
    <Field id="step" label={texts.step + unit} hint={step === null ? texts.stepBad : texts.stepHint}>
      <input
        id="step"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        disabled={!isRaised(choice.rule)}
        aria-invalid={step === null}
        aria-describedby="step-hint"
        onChange={({ target }) => setText(target.value)}
        onBlur={take}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
        }}
      />
    </Field>
  );
}
