import { BallotSheet } from '@/components/desk/paper/BallotSheet';
import { bundlePath, paperDesk } from '@/components/desk/paper/paths';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { PaperBundle, PaperDesk } from '@/lib/domain/ballot/paper';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  desk: PaperDesk;
  bundle: PaperBundle;
  rules: BallotRules;
}

/** All sheets of a bundle, a page of A4 each. */
export function SheetsView({ language, desk, bundle, rules }: Props) {
  const { paper: text } = messages(language);
  return (
    <>
      <div className="no-print">
        <h1>{text.sheetsTitle(String(bundle.number))}</h1>
        <p className="lead">{text.printHint(count(bundle.sheets))}</p>
        <p>
          <Link language={language} href={bundlePath(desk.process, bundle.number, 'cover')}>
            {text.printCover}
          </Link>
          {' · '}
          <Link language={language} href={paperDesk(desk.process)}>
            {text.toPaper}
          </Link>
        </p>
      </div>
      {Array.from({ length: bundle.sheets }, (_, at) => (
        <BallotSheet key={at} {...{ language, desk, bundle, rules }} serial={bundle.firstSerial + at} />
      ))}
    </>
  );
}
