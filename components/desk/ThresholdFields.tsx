import type { FormState } from '@/components/form/form-state';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import type { ProblemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { FIGURES } from '@/lib/domain/participation/figures';
import { type Threshold, writtenOf } from '@/lib/domain/process/threshold';

interface Props {
  language: Language;
  shared: { form: string; state: FormState; words: ProblemWords };
  threshold: Threshold | undefined;
}

/** What a project needs at least, if anything. */
export function ThresholdFields({ language, shared, threshold }: Props) {
  const { counting: text } = messages(language);
  return (
    <>
      <SelectField
        {...shared}
        name="thresholdBy"
        label={text.thresholdBy}
        hint={text.thresholdByHint}
        value={threshold?.by ?? ''}
        choices={[
          { value: '', label: text.noThreshold },
          ...FIGURES.map((value) => ({ value, label: text.figures[value] })),
        ]}
      />
      <TextField
        {...shared}
        name="thresholdAtLeast"
        label={text.thresholdAtLeast}
        hint={text.thresholdAtLeastHint}
        value={threshold === undefined ? '' : writtenOf(threshold)}
        inputMode="decimal"
      />
    </>
  );
}
