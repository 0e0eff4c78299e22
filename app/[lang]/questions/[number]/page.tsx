import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/questions.css';
import { Page } from '@/components/layout/Page';
import { QuestionView } from '@/components/questions/QuestionView';
import { governmentsNamed, readQuestion } from '@/lib/cached/questions';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { questionPath } from '@/lib/domain/questions/list';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; number: string }>;
}

/** None is made before anybody asks; the build wants an address all the same: one that names nothing. */
export const generateStaticParams = () => [{ number: '999999999' }];

const read = async (lang: string, number: string) => (isLanguage(lang) ? readQuestion(Number(number)) : null);

/** Search engines list a question once an official has answered it, and never a hidden one. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, number } = await params;
  const question = await read(lang, number);
  if (!isLanguage(lang) || question === null) return {};
  const { questions: text } = messages(lang);
  const title = question.thing.titles[lang];
  const metadata = pageMetadata(lang, {
    path: questionPath(question.id),
    title: text.pageTitleAbout(title),
    description: text.pageDescription(title),
  });
  const isListed = question.answers.length > 0 && question.hiding === null;
  return isListed ? metadata : { ...metadata, robots: { index: false, follow: false } };
}

export default async function QuestionPage({ params }: Props) {
  const { lang, number } = await params;
  const question = await read(lang, number);
  if (!isLanguage(lang) || question === null) notFound();
  const path = questionPath(question.id);
  countRender(localPath(lang, path));
  return (
    <Page language={lang} path={path}>
      <QuestionView
        language={lang}
        question={question}
        governments={await governmentsNamed([question.lafCd])}
      />
    </Page>
  );
}
