import { proposalPath } from '@/components/process/paths';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { WonFor } from '@/lib/domain/process/winners';

/** On a project's page: which proposals of residents it was chosen for. */
export function WonNotice({ language, winners }: { language: Language; winners: readonly WonFor[] }) {
  const { winners: text } = messages(language);
  return winners.map(({ process, number, title, fyr }) => (
    <p key={`${process} ${number}`}>
      <Sentence
        text={text.projectWon(fyr)}
        slots={{
          proposal: (
            <Link language={language} href={proposalPath(process, number)}>
              <span lang="ko">{title}</span>
            </Link>
          ),
        }}
      />
    </p>
  ));
}
