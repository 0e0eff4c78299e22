import { GovernmentLinks } from '@/components/government/GovernmentLinks';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Input } from '@/components/ui/Input';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { type Language, localPath } from '@/lib/domain/language';
import type { Home, UpperGroup } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  home: Home;
}

/** The way to one's own government in two steps, and a search for projects. */
export function FindBlock({ language, home: { groups, closed } }: Props) {
  const { home: text } = messages(language);
  return (
    <Block id="governments" title={text.findTitle} lead={text.findLead} wide>
      <nav aria-label={text.findIndex}>
        <ul className="columns">
          {groups.map(({ upper: { lafCd, names } }) => (
            <li key={lafCd}>
              <a href={`#in-${lafCd}`}>{names[language]}</a>
            </li>
          ))}
        </ul>
      </nav>
      <search>
        <form action={localPath(language, '/search')} method="get">
          <Input id="home-q" name="q" type="search" label={text.searchTitle} hint={text.searchHint} />
          <Button>{text.searchButton}</Button>
        </form>
      </search>
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
