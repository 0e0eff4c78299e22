import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** The process's id. */
  process: string;
  /** SHA-256 of the frozen rules, hexadecimal. */
  hash: string;
}

/** The hash of the rules of a vote: its first digits in the line, all of it and the rules themselves one step away. */
export function RulesHash({ language, process, hash }: Props) {
  const { election: text } = messages(language);
  return (
    <details className="rules-hash">
      <summary>
        {text.rulesHash} <code title={hash}>{hash.slice(0, 16)}…</code>
      </summary>
      <p>
        <code>{hash}</code>
      </p>
      <p className="note">
        {text.rulesHashMeaning}{' '}
        <a href={`/api/ballot/${encodeURIComponent(process)}/files/rules.json`}>{text.rulesFile}</a>
      </p>
    </details>
  );
}
