import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** What nobody learns of a vote, and what somebody may. */
export function SecretBlock({ language }: { language: Language }) {
  const { ballot: text } = messages(language);
  return (
    <Block id="secret" title={text.secretTitle}>
      <h3>{text.secretIs}</h3>
      <Lines lines={text.secret} />
      <h3>{text.secretIsNot}</h3>
      <Lines lines={text.notSecret} />
      <p>
        <Link language={language} href="/participate/method">
          {text.methodLink}
        </Link>
      </p>
    </Block>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
