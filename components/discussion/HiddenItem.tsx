import { type Forms, formProps } from '@/components/discussion/form-props';
import { ReasonField } from '@/components/discussion/ReasonField';
import { HidingLine, ThingHead } from '@/components/discussion/ThingHead';
import { ActionForm } from '@/components/form/ActionForm';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { HiddenThing } from '@/lib/domain/discussion/desk';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  thing: HiddenThing;
  forms: Forms;
}

/** A hidden comment, to be shown again. */
export function HiddenItem({ language, thing, forms }: Props) {
  const { discussion: text } = messages(language);
  const comment = thing.comment?.id ?? '';
  const form = formProps(forms, 'discussion.show', { comment });
  const id = `show-${comment}`;
  return (
    <li className="thing">
      <ThingHead {...{ language, thing }} />
      <HidingLine {...{ language, thing }} />
      <details open={form.state.problems.length > 0}>
        <summary>{text.showAgain}</summary>
        <ActionForm {...form} id={id} label={text.showAgain}>
          <input type="hidden" name="comment" value={comment} />
          <ReasonField form={id} {...form} />
          <Button kind="secondary">{text.showAgain}</Button>
        </ActionForm>
      </details>
    </li>
  );
}
