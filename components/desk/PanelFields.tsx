import type { SettingsProps } from '@/components/desk/SettingsView';
import type { FormState } from '@/components/form/form-state';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import type { ProblemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { FIGURES } from '@/lib/domain/participation/figures';

type Track = SettingsProps['settings']['tracks'][number];

interface Props {
  language: Language;
  shared: { form: string; state: FormState; words: ProblemWords };
  /** All of the process. */
  tracks: readonly Track[];
  own: Track;
}

/** Whether a share is a panel, of which other one, and what its votes weigh. */
export function PanelFields({ language, shared, tracks, own }: Props) {
  const { counting: text } = messages(language);
  const { panel, panels } = own.rules ?? {};
  const weight = panel?.weight ?? panels?.weight;
  const others = tracks.filter(({ key }) => key !== own.key);
  return (
    <>
      <SelectField
        {...shared}
        name="panelOf"
        label={text.panelOf}
        hint={text.panelOfHint}
        value={panel?.of ?? ''}
        choices={[
          { value: '', label: text.noPanel },
          ...others.map(({ key, names }) => ({ value: key, label: text.panelOfTrack(names[language]) })),
        ]}
      />
      <TextField
        {...shared}
        name="weight"
        label={text.weight}
        hint={text.weightHint}
        value={weight === undefined ? '' : String(weight)}
        inputMode="numeric"
      />
      <SelectField
        {...shared}
        name="measure"
        label={text.measure}
        hint={text.measureHint}
        value={panels?.measure ?? 'share-of-votes'}
        choices={FIGURES.map((value) => ({ value, label: text.figures[value] }))}
      />
    </>
  );
}
