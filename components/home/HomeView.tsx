import { FindBlock } from '@/components/home/FindBlock';
import { HomeOpening } from '@/components/home/HomeOpening';
import { ListBlock } from '@/components/home/ListBlock';
import { NationBlock } from '@/components/home/NationBlock';
import { NationFields } from '@/components/home/NationFields';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { Home } from '@/lib/domain/nation-page';

interface Props {
  language: Language;
  home: Home;
  demo: boolean;
}

/** Find your government; then the nation by tier and field. */
export function HomeView({ language, home, demo }: Props) {
  const { home: text, process: participation } = messages(language);
  const { nation } = home;
  return (
    <>
      <h1>{text.title}</h1>
      {nation === null ? (
        <EmptyState language={language} title={text.nothingReported} />
      ) : (
        <HomeOpening language={language} nation={nation} />
      )}
      <FindBlock language={language} home={home} />
      {nation === null ? null : (
        <>
          <NationBlock language={language} nation={nation} demo={demo} />
          <NationFields language={language} nation={nation} tier="upper" demo={demo} />
          <NationFields language={language} nation={nation} tier="lower" demo={demo} />
        </>
      )}
      <Block id="participation" title={participation.title}>
        <p>
          {participation.homeText}{' '}
          <Link language={language} href="/participate">
            {participation.homeLink}
          </Link>
        </p>
      </Block>
      <ListBlock language={language} home={home} />
    </>
  );
}
