import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Refusal } from '@/lib/domain/access/permission';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  reason: Refusal;
  /** The page that was asked for, without language: where to come back to. */
  path: string;
}

/** In the place of a page that whoever asks may not see: why, and what helps. */
export function Refused({ language, reason, path }: Props) {
  const { member, account } = messages(language);
  const problems: Readonly<Record<string, string>> = member.problems;
  return (
    <>
      <h1>{member.refused}</h1>
      {reason === 'second-factor' ? (
        <p>
          {account.factorText}{' '}
          <Link language={language} href={`/account/second-factor?next=${encodeURIComponent(path)}`}>
            {account.factorGive}
          </Link>
        </p>
      ) : (
        <p>
          {problems[reason] ?? ''} {member.refusedHint}
        </p>
      )}
    </>
  );
}
