import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { GovernmentLink } from '@/lib/domain/government-link';
import { asOfPath, type Dated } from '@/lib/domain/history';
import type { Language } from '@/lib/domain/language';
import type { Home } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  dated: Dated;
  home: Home;
}

/** Every government that stood on that day, leading to its page of that day. */
export function DatedGovernments({ language, dated, home: { groups } }: Props) {
  const { home: text } = messages(language);
  const run = dated.fixed ? (dated.known?.run ?? null) : null;
  const link = ({ lafCd, names }: GovernmentLink) => (
    <Link language={language} href={asOfPath(dated.asOf, `/g/${lafCd}`, run)}>
      {names[language]}
    </Link>
  );
  return (
    <Block id="all" title={text.listTitle} wide>
      {groups.map(({ upper, lowers }) => (
        <section key={upper.lafCd} aria-labelledby={`name-${upper.lafCd}`}>
          <h3 id={`name-${upper.lafCd}`}>{link(upper)}</h3>
          <ul className="columns">
            {lowers.map((lower) => (
              <li key={lower.lafCd}>{link(lower)}</li>
            ))}
          </ul>
        </section>
      ))}
    </Block>
  );
}
