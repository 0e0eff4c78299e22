import { PaperForm } from '@/components/desk/paper/form-parts';
import type { PaperDeskProps } from '@/components/desk/paper/PaperDeskView';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';

/** The way to one more bundle. */
export function PrepareForm({ desk, ...forms }: PaperDeskProps) {
  const { language } = forms;
  const { paper: text } = messages(language);
  const choices = desk.tracks.map(({ track, name }) => ({ value: track, label: name[language] }));
  return (
    <Block id="prepare" title={text.prepareTitle}>
      <PaperForm {...forms} action="paper.prepare" label={text.prepareTitle}>
        {(parts) => (
          <>
            <SelectField {...parts} name="track" label={text.fields.track} choices={choices} />
            <TextField
              {...parts}
              name="station"
              label={text.fields.station}
              hint={text.stationHint}
              maxLength={100}
              required
            />
            <TextField
              {...parts}
              name="sheets"
              label={text.fields.sheets}
              hint={text.sheetsHint}
              inputMode="numeric"
              maxLength={3}
              required
            />
            <Button>{text.prepare}</Button>
          </>
        )}
      </PaperForm>
    </Block>
  );
}
