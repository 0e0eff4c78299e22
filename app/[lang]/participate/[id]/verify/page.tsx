import '@/app/styles/verify.css';
import { partPage } from '@/app/[lang]/participate/[id]/part-page';
import { VerifyView } from '@/components/verify/VerifyView';
import { readProcess } from '@/lib/cached/process';
import { messages } from '@/lib/content/messages';

/** The same for everybody: what is checked, the page's script asks for itself. */
const { generateStaticParams, generateMetadata, Route } = partPage({
  part: 'verify',
  read: readProcess,
  about: ({ titles }, language) => {
    const { title, description } = messages(language).verify;
    return { title: title(titles[language]), description: description(titles[language]) };
  },
  view: (process, language) => <VerifyView language={language} process={process} />,
  saysHash: true,
});

export { generateMetadata, generateStaticParams };
export default Route;
