import { proposalPath } from '@/components/process/paths';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  process: string;
  /** The proposal that the draft became; null: there is no draft, or it is somebody else's. */
  number: number | null;
}

/** In the place of a draft that can be written no more. */
export function NoDraft({ language, process, number }: Props) {
  const { propose: text } = messages(language);
  return (
    <>
      <h1>{number === null ? text.noDraft : text.handedIn}</h1>
      <p>
        {number === null ? (
          <Link language={language} href={`/participate/${process}/propose`}>
            {text.title}
          </Link>
        ) : (
          <Link language={language} href={proposalPath(process, number)}>
            {text.toProposal(String(number))}
          </Link>
        )}
      </p>
    </>
  );
}
