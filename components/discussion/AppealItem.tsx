import { type Forms, formProps } from '@/components/discussion/form-props';
import { ReasonField } from '@/components/discussion/ReasonField';
import { HidingLine, ThingHead } from '@/components/discussion/ThingHead';
import { ActionForm } from '@/components/form/ActionForm';
import { ChoiceField } from '@/components/form/ChoiceField';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { AppealedThing } from '@/lib/domain/discussion/desk';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  thing: AppealedThing;
  forms: Forms;
}

/** A hiding that the author objects to, for another editor to decide. */
export function AppealItem({ language, thing, forms }: Props) {
  const { discussion: text } = messages(language);
  return (
    <li className="thing">
      <ThingHead {...{ language, thing }} />
      <HidingLine {...{ language, thing }} />
      <p>
        <strong>{text.appealSaid}</strong>
      </p>
      <blockquote className="answered readable" lang="ko">
        {thing.words}
      </blockquote>
      {thing.mine ? <DecideForm {...{ thing, forms }} /> : <p>{text.notMine}</p>}
    </li>
  );
}

function DecideForm({ thing, forms }: { thing: AppealedThing; forms: Forms }) {
  const { discussion: text } = messages(forms.language);
  const { hiding } = thing;
  const comment = thing.comment?.id ?? '';
  const form = formProps(forms, 'discussion.decide', { comment });
  const id = `decide-${hiding}`;
  return (
    <ActionForm {...form} id={id} label={text.decide}>
      <input type="hidden" name="comment" value={comment} />
      <input type="hidden" name="hiding" value={hiding} />
      <ChoiceField
        form={id}
        name="decision"
        legend={text.decision}
        state={form.state}
        words={form.words}
        choices={(['granted', 'refused'] as const).map((value) => ({ value, label: text[value] }))}
      />
      <ReasonField form={id} {...form} />
      <Button>{text.decide}</Button>
    </ActionForm>
  );
}
