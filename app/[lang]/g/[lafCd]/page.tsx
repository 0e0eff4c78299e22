import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GovernmentView } from '@/components/government/GovernmentView';
import { Page } from '@/components/layout/Page';
import { governmentsToBuild, readGovernment } from '@/lib/cached/government';
import { readAskedCount } from '@/lib/cached/questions';
import { isDemo } from '@/lib/cached/site';
import { governmentMetadata } from '@/lib/content/government-metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; lafCd: string }>;
}

export async function generateStaticParams() {
  return (await governmentsToBuild()).codes.map((lafCd) => ({ lafCd }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, lafCd } = await params;
  const found = isLanguage(lang) ? await readGovernment(lafCd) : null;
  return isLanguage(lang) && found ? governmentMetadata(lang, found.page, `/g/${lafCd}`) : {};
}

/** A government in its latest year with data. */
export default async function GovernmentPage({ params }: Props) {
  const { lang, lafCd } = await params;
  const found = isLanguage(lang) ? await readGovernment(lafCd) : null;
  if (!isLanguage(lang) || found === null) notFound();
  const path = `/g/${lafCd}`;
  const asked = await readAskedCount(lafCd);
  countRender(localPath(lang, path));
  return (
    <Page language={lang} path={path}>
      <GovernmentView language={lang} {...found} demo={await isDemo()} asked={asked} />
    </Page>
  );
}
