import type { DeskProps } from '@/components/eligibility/DeskView';
import { EligibilityForm } from '@/components/eligibility/form-parts';
import { ChoiceField } from '@/components/form/ChoiceField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';

/** One-time codes on paper: how many there are, and the way to make more. */
export function CodesBlock({ desk, ...forms }: DeskProps) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  const tracks = desk.tracks.map(({ key, names }) => ({ value: key, label: names[language] }));
  return (
    <Block id="codes" title={text.codesTitle}>
      <p>{text.codesNow(count(desk.codes.made), count(desk.codes.used))}</p>
      <EligibilityForm {...forms} action="eligibility.make-codes" label={text.codesTitle}>
        {(parts) => (
          <>
            <ChoiceField {...parts} many name="tracks" legend={text.codesTracks} choices={tracks} />
            <TextField
              {...parts}
              name="number"
              label={text.fields.number}
              hint={text.codesHint}
              inputMode="numeric"
              maxLength={4}
              required
            />
            <Button>{text.codesSend}</Button>
          </>
        )}
      </EligibilityForm>
    </Block>
  );
}
