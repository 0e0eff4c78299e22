import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  governments: readonly GovernmentLink[];
}

/** The governments that the words name. Of a name that several bear, all of them, each with its upper tier. */
export function GovernmentHits({ language, governments }: Props) {
  if (governments.length === 0) return null;
  const { search } = messages(language);
  return (
    <Block
      id="governments"
      title={search.governments}
      lead={governments.length > 1 ? search.governmentsLead : undefined}
    >
      <ul className="links">
        {governments.map(({ lafCd, names }) => (
          <li key={lafCd}>
            <Link language={language} href={`/g/${lafCd}`}>
              {names[language]}
            </Link>
          </li>
        ))}
      </ul>
    </Block>
  );
}
