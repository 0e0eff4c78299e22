import '@/app/styles/act.css';
import '@/app/styles/ceremony.css';
import { partPage } from '@/app/[lang]/participate/[id]/part-page';
import { CeremonyView } from '@/components/ceremony/CeremonyView';
import { readCeremony } from '@/lib/cached/process';
import { messages } from '@/lib/content/messages';

const { generateStaticParams, generateMetadata, Route } = partPage({
  part: 'ceremony',
  read: readCeremony,
  about: ({ titles }, language) => {
    const { title, description } = messages(language).ceremony;
    return { title: title(titles[language]), description: description(titles[language]) };
  },
  view: (page, language) => <CeremonyView language={language} page={page} />,
});

export { generateMetadata, generateStaticParams };
export default Route;
