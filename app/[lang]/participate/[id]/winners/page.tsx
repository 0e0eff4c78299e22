import '@/app/styles/process.css';
import { partPage } from '@/app/[lang]/participate/[id]/part-page';
import { WinnersView } from '@/components/winners/WinnersView';
import { readWinners } from '@/lib/cached/winners';
import { messages } from '@/lib/content/messages';

const { generateStaticParams, generateMetadata, Route } = partPage({
  part: 'winners',
  read: readWinners,
  about: ({ process: { titles, government } }, language) => {
    const { title, description } = messages(language).winners;
    return {
      title: title(titles[language]),
      description: description(titles[language], government.names[language]),
    };
  },
  view: (page, language) => <WinnersView language={language} page={page} />,
  builtFor: ({ winners }) => winners > 0,
  saysHash: true,
});

export { generateMetadata, generateStaticParams };
export default Route;
