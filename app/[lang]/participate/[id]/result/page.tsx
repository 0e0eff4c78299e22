import '@/app/styles/process.css';
import '@/app/styles/result.css';
import { partPage } from '@/app/[lang]/participate/[id]/part-page';
import { ResultView } from '@/components/result/ResultView';
import { readResult } from '@/lib/cached/election';
import { messages } from '@/lib/content/messages';

const { generateStaticParams, generateMetadata, Route } = partPage({
  part: 'result',
  read: readResult,
  about: ({ process: { titles, government } }, language) => {
    const { title, description } = messages(language).result;
    return {
      title: title(titles[language]),
      description: description(titles[language], government.names[language]),
    };
  },
  view: (page, language) => <ResultView language={language} page={page} />,
  builtFor: ({ winners }) => winners > 0,
});

export { generateMetadata, generateStaticParams };
export default Route;
