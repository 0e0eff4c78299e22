import type { FormState } from '@/components/form/form-state';
import { TextField } from '@/components/form/TextField';
import type { ProblemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  form: string;
  state: FormState;
  words: ProblemWords;
}

/** An editor's reason: everybody reads it. */
export function ReasonField({ language, form, state, words }: Props) {
  const { discussion: text } = messages(language);
  const shared = { form, state, words, name: 'reason', rows: 2, required: true };
  return <TextField {...shared} label={text.reason} hint={text.reasonHint} />;
}
