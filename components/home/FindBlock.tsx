import { SearchBox } from '@/components/search/SearchBox';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { type Language, localPath } from '@/lib/domain/language';
import type { Home } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  home: Home;
}

/** The way to one's own government: by its name, or by the province or metropolitan city that it is in. */
export function FindBlock({ language, home: { groups } }: Props) {
  const { home: text, search } = messages(language);
  return (
    <Block id="governments" title={text.findTitle} lead={text.findLead} wide>
      <search>
        <form action={localPath(language, '/search')} method="get">
          <SearchBox
            id="home-q"
            language={language}
            label={text.searchTitle}
            hint={text.searchHint}
            value=""
            words={search.offers}
          />
          <Button>{text.searchButton}</Button>
        </form>
      </search>
      <nav aria-label={text.findIndex}>
        <ul className="columns">
          {groups.map(({ upper: { lafCd, names } }) => (
            <li key={lafCd}>
              <a href={`#in-${lafCd}`}>{names[language]}</a>
            </li>
          ))}
        </ul>
      </nav>
    </Block>
  );
}
