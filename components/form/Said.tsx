import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** What was done, as the address says; null: nothing. */
  code: string | null;
  /** The subject's texts by code. */
  texts?: Readonly<Record<string, string>>;
}

/** What became of the form that was sent before. Codes that no text has say nothing. */
export function Said({ language, code, texts = {} }: Props) {
  const shared: Readonly<Record<string, string>> = messages(language).member.said;
  const text = code === null ? undefined : (texts[code] ?? shared[code]);
  return text === undefined ? null : (
    <p className="said" role="status">
      {text}
    </p>
  );
}
