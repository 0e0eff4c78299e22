import { type Forms, formProps } from '@/components/discussion/form-props';
import { ReasonField } from '@/components/discussion/ReasonField';
import { RuleField } from '@/components/discussion/RuleField';
import { ThingHead } from '@/components/discussion/ThingHead';
import { ActionForm } from '@/components/form/ActionForm';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { ReportedThing } from '@/lib/domain/discussion/desk';
import type { ModerationRule } from '@/lib/domain/discussion/types';
import { count, moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  thing: ReportedThing;
  forms: Forms;
}

/** A reported thing with all its reports: hidden under a rule, or left as it is. */
export function ReportedItem({ language, thing, forms }: Props) {
  const { discussion: text } = messages(language);
  const { reports, since, rules, words, comment } = thing;
  return (
    <li className="thing">
      <ThingHead {...{ language, thing }} />
      <p>
        {text.reported(count(reports), moment(since, language))}
        {': '}
        {rules.map(({ rule, reports: n }) => text.reportedRule(text.rules[rule], count(n))).join(', ')}
      </p>
      {words.length === 0 ? null : (
        <details>
          <summary>{text.reportersWords}</summary>
          <ul>
            {words.map((one, index) => (
              <li key={index} className="readable" lang="ko">
                {one}
              </li>
            ))}
          </ul>
        </details>
      )}
      {comment === null ? (
        <p>{text.deskProposalText}</p>
      ) : (
        <HideForm {...{ forms }} comment={comment.id} rule={rules[0]?.rule} />
      )}
      <KeepForm {...{ thing, forms }} />
    </li>
  );
}

interface HideProps {
  forms: Forms;
  comment: string;
  /** The one that most reports name. */
  rule: ModerationRule | undefined;
}

function HideForm({ forms, comment, rule }: HideProps) {
  const { discussion: text } = messages(forms.language);
  const form = formProps(forms, 'discussion.hide', { comment });
  const id = `hide-${comment}`;
  return (
    <ActionForm {...form} id={id} label={text.hide}>
      <input type="hidden" name="comment" value={comment} />
      <RuleField form={id} {...form} value={rule} />
      <ReasonField form={id} {...form} />
      <Button>{text.hide}</Button>
    </ActionForm>
  );
}

function KeepForm({ thing, forms }: { thing: ReportedThing; forms: Forms }) {
  const { discussion: text } = messages(forms.language);
  const { process, number, comment, first, last } = thing;
  const only = { process, number: String(number), comment: comment?.id ?? '' };
  const label = comment === null ? text.keepProposal : text.keep;
  return (
    <ActionForm {...formProps(forms, 'discussion.keep', only)} id={`keep-${first}`} label={label}>
      {Object.entries({ ...only, upto: last }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button kind="secondary">{label}</Button>
    </ActionForm>
  );
}
