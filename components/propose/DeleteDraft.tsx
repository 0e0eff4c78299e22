import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM } from '@/components/form/form-state';
import { proposeWords } from '@/components/propose/words';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  draft: string;
  path: string;
  token: string;
}

/** Throws a draft away, behind a fold, so that it takes two decisions. */
export function DeleteDraft({ language, draft, path, token }: Props) {
  const { propose: text } = messages(language);
  return (
    <details className="fold">
      <summary>{text.deleteTitle}</summary>
      <p>{text.deleteText}</p>
      <ActionForm
        language={language}
        action="draft.delete"
        id="delete-draft"
        back={path}
        token={token}
        state={EMPTY_FORM}
        words={proposeWords(language)}
      >
        <input type="hidden" name="draft" value={draft} />
        <Button kind="secondary">{text.delete}</Button>
      </ActionForm>
    </details>
  );
}
