import { Amount } from '@/components/ui/Amount';
import { Count } from '@/components/ui/Count';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import { projectListPath } from '@/lib/domain/project-list';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  lafCd: string;
  spending: Spending;
}

/** How many internal transfers there are, how much, and what is left without them. */
export function InternalTransfersText({ language, lafCd, spending }: Props) {
  const { internal, comparable, year } = spending;
  if (internal === null) return null;
  const { government: text } = messages(language);
  return (
    <p>
      <Sentence
        text={text.internalText}
        slots={{
          projects: <Count figure={internal.projects} language={language} />,
          current: <Amount figure={internal.current} language={language} />,
          comparable: <Amount figure={comparable.current} language={language} />,
          rate: <Rate figure={comparable.rate} language={language} />,
        }}
      />{' '}
      <Link language={language} href={projectListPath(lafCd, { year, state: 'internal' })}>
        {text.internalLink}
      </Link>
    </p>
  );
}
