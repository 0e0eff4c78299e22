import { CoverCode } from '@/components/desk/paper/CoverCode';
import { bundlePath, paperDesk } from '@/components/desk/paper/paths';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { lastSerial, type PaperBundle, type PaperDesk, shownSerial } from '@/lib/domain/ballot/paper';
import type { BallotRules } from '@/lib/domain/ballot/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  desk: PaperDesk;
  bundle: PaperBundle;
  rules: BallotRules;
}

/** The cover of a bundle, with the code by which its sheets are entered. */
export function CoverView({ language, desk, bundle, rules }: Props) {
  const { paper: text } = messages(language);
  const facts: readonly [string, string][] = [
    [text.station, bundle.station],
    [text.track, rules.name[language]],
    [text.serials, `${shownSerial(bundle.firstSerial)}–${shownSerial(lastSerial(bundle))}`],
    [text.sheets, count(bundle.sheets)],
    [text.rulesHash, desk.rulesHash ?? ''],
  ];
  return (
    <article className="cover-sheet">
      <h1>{text.coverTitle(String(bundle.number))}</h1>
      <p>{desk.titles[language]}</p>
      <p className="lead no-print">{text.coverLead}</p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <noscript>
        <p>{text.coverScript}</p>
      </noscript>
      <CoverCode words={text.cover} of={{ election: desk.process, bundle: bundle.number }} />
      <ul>
        {text.coverKeep.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="no-print">
        <Link language={language} href={bundlePath(desk.process, bundle.number, 'sheets')}>
          {text.printSheets}
        </Link>
        {' · '}
        <Link language={language} href={paperDesk(desk.process)}>
          {text.toPaper}
        </Link>
      </p>
    </article>
  );
}
