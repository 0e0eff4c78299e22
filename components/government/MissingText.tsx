import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { projectListPath } from '@/lib/domain/project-list';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  lafCd: string;
  spending: Spending;
}

/** In how many projects each amount is missing; nothing where none is. */
export function MissingText({ language, lafCd, spending: { missing, year } }: Props) {
  const { government: text, terms } = messages(language);
  const kinds = (['planned', 'current', 'spent'] as const).filter((kind) => missing[kind] > 0);
  if (kinds.length === 0) return null;
  return (
    <p>
      {kinds.map((kind) => `${text.missing(terms[kind], count(missing[kind]))} `)}
      {text.missingRule}{' '}
      <Link language={language} href={projectListPath(lafCd, { year, state: 'missing' })}>
        {text.missingLink}
      </Link>
    </p>
  );
}
