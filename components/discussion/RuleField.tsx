import type { FormState } from '@/components/form/form-state';
import { SelectField } from '@/components/form/SelectField';
import type { ProblemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import { MODERATION_RULES, type ModerationRule } from '@/lib/domain/discussion/types';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  form: string;
  state: FormState;
  words: ProblemWords;
  /** Chosen where nothing was chosen yet; without it, nothing is. */
  value?: ModerationRule | undefined;
}

/** Which rule is broken. */
export function RuleField({ language, form, state, words, value }: Props) {
  const { discussion: text } = messages(language);
  const rules = MODERATION_RULES.map((rule) => ({ value: rule, label: text.rules[rule] }));
  const choices = [{ value: '', label: text.chooseRule }, ...rules];
  return (
    <SelectField {...{ form, state, words, choices }} name="rule" label={text.rule} value={value ?? ''} />
  );
}
