import { AboutFields } from '@/components/desk/AboutFields';
import { type DeskForms, deskWords } from '@/components/desk/forms';
import { ActionForm } from '@/components/form/ActionForm';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';

interface Props extends DeskForms {
  governments: readonly { lafCd: string; name: string }[];
}

/** Makes a draft of a process. */
export function CreateProcessForm({ governments, stateOf, ...forms }: Props) {
  const { language } = forms;
  const { desk: text } = messages(language);
  const form = 'create';
  const shared = { form, state: stateOf('process.create'), words: deskWords(language) };
  return (
    <Block id="create-title" title={text.createTitle} lead={<p>{text.createText}</p>}>
      <ActionForm {...forms} {...shared} id={form} action="process.create">
        <SelectField
          {...shared}
          name="government"
          label={text.government}
          choices={governments.map(({ lafCd, name }) => ({ value: lafCd, label: name }))}
        />
        <TextField {...shared} name="year" label={text.year} required inputMode="numeric" maxLength={4} />
        <AboutFields language={language} form={form} state={shared.state} />
        <Button>{text.create}</Button>
      </ActionForm>
    </Block>
  );
}
