import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { date, moment } from '@/lib/domain/format';
import { asOfPath, type Dated } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  dated: Dated;
  /** The page as it stands now, without language prefix. */
  live: string;
}

/** At the head of a page of an earlier date: of which day, known by what, and where the present is. */
export function AsOfBanner({ language, dated, live }: Props) {
  const { history: text } = messages(language);
  const { asOf, known, fixed } = dated;
  const liveLink = (
    <Link language={language} href={live}>
      {text.live}
    </Link>
  );
  return (
    <Notice language={language} kind="warning" title={text.bannerTitle}>
      <p>
        <strong>{text.banner(date(asOf, language))}</strong>{' '}
        {known === null ? null : text.bannerKnown(moment(known.finishedAt, language), known.run)}
      </p>
      <p>
        {fixed ? text.bannerFixed : <Moving language={language} dated={dated} live={live} />}{' '}
        <Sentence text={text.bannerLive} slots={{ live: liveLink }} /> {text.bannerLinks}
      </p>
    </Notice>
  );
}

function Moving({ language, dated: { asOf, known }, live }: Props) {
  if (known === null) return null;
  const { history: text } = messages(language);
  const fixed = (
    <Link language={language} href={asOfPath(asOf, live, known.run)}>
      {text.fixedLink}
    </Link>
  );
  return <Sentence text={text.bannerMoving} slots={{ fixed }} />;
}
