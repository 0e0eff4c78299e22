import { deskWords } from '@/components/desk/forms';
import type { FormState } from '@/components/form/form-state';
import { TextField } from '@/components/form/TextField';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProcessSettings } from '@/lib/domain/process/desk';

interface Props {
  language: Language;
  form: string;
  state: FormState;
  /** What they are now; left out: nothing yet. */
  now?: About;
}
type About = Pick<ProcessSettings, 'titles' | 'summaries' | 'ceiling'>;
const NOTHING: About = { titles: { ko: '', en: '' }, summaries: { ko: '', en: '' }, ceiling: null };

/** What a process is called and about, in both languages. */
export function AboutFields({ language, form, state, now = NOTHING }: Props) {
  const { desk: text } = messages(language);
  const shared = { form, state, words: deskWords(language) };
  return (
    <>
      <TextField
        {...shared}
        name="titleKo"
        label={text.titleKo}
        value={now.titles.ko}
        required
        maxLength={200}
      />
      <TextField
        {...shared}
        name="titleEn"
        label={text.titleEn}
        value={now.titles.en}
        required
        maxLength={200}
      />
      <TextField {...shared} name="summaryKo" label={text.summaryKo} value={now.summaries.ko} rows={4} />
      <TextField {...shared} name="summaryEn" label={text.summaryEn} value={now.summaries.en} rows={4} />
      <TextField
        {...shared}
        name="ceiling"
        label={text.ceiling}
        hint={text.ceilingHint}
        value={now.ceiling?.toString() ?? ''}
        inputMode="numeric"
      />
    </>
  );
}
