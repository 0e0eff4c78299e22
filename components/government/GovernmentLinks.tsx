import { Fragment } from 'react';
import { Link } from '@/components/ui/Link';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  governments: readonly GovernmentLink[];
}

/** Governments as a list of links, in columns where there is room. */
export function GovernmentLinks({ language, governments }: Props) {
  return (
    <ul className="columns">
      {governments.map(({ lafCd, names }) => (
        <li key={lafCd}>
          <Link language={language} href={`/g/${lafCd}`}>
            {names[language]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The same within a sentence. */
export function GovernmentNames({ language, governments }: Props) {
  return governments.map(({ lafCd, names }, index) => (
    <Fragment key={lafCd}>
      {index === 0 ? null : ', '}
      <Link language={language} href={`/g/${lafCd}`}>
        {names[language]}
      </Link>
    </Fragment>
  ));
}
