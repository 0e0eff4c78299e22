import { GovernmentLinks } from '@/components/government/GovernmentLinks';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { Home, UpperGroup } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  home: Home;
}

/** Every government by the one it belongs to; those no longer there at the end. */
export function ListBlock({ language, home: { groups, closed } }: Props) {
  const { home: text } = messages(language);
  return (
    <Block id="all" title={text.listTitle} wide>
      {groups.map((group) => (
        <Group key={group.upper.lafCd} language={language} group={group} />
      ))}
      {closed.length === 0 ? null : (
        <details>
          <summary>{text.closedGovernments}</summary>
          <GovernmentLinks language={language} governments={closed} />
        </details>
      )}
    </Block>
  );
}

function Group({ language, group: { upper, lowers } }: { language: Language; group: UpperGroup }) {
  const { home: text } = messages(language);
  return (
    <section id={`in-${upper.lafCd}`} aria-labelledby={`name-${upper.lafCd}`}>
      <h3 id={`name-${upper.lafCd}`}>
        <Link language={language} href={`/g/${upper.lafCd}`}>
          {text.headOffice(upper.names[language])}
        </Link>
      </h3>
      {lowers.length === 0 ? (
        <p>{text.noLowers}</p>
      ) : (
        <GovernmentLinks language={language} governments={lowers} />
      )}
    </section>
  );
}
