import { joinPath } from '@/components/discussion/paths';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { WritingBar } from '@/lib/domain/access/roles';
import type { SpokenOf } from '@/lib/domain/discussion/types';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  proposal: SpokenOf;
  writingBar: WritingBar | null;
  signedIn: boolean;
}

/** What somebody has to do before they can write: sign in, say what an account needs. */
export function NoWriting({ language, proposal, writingBar, signedIn }: Props) {
  const { discussion: text } = messages(language);
  const next = encodeURIComponent(joinPath({ process: proposal.process.id, number: proposal.number }));
  if (writingBar === 'barred')
    return (
      <Notice language={language}>
        <p>{text.barredText}</p>
      </Notice>
    );
  const [words, label, path] = signedIn
    ? [text.beginFirst, text.begin, '/account/begin']
    : [text.signInFirst, text.signIn, '/sign-in'];
  const link = (
    <Link language={language} href={`${path}?next=${next}`}>
      {label}
    </Link>
  );
  return (
    <Notice language={language}>
      <p>
        <Sentence text={words} slots={{ link }} />
      </p>
    </Notice>
  );
}
