import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GovernmentView } from '@/components/government/GovernmentView';
import { Page } from '@/components/layout/Page';
import { governmentsToBuild, readGovernmentYear } from '@/lib/cached/government';
import { readAskedCount } from '@/lib/cached/questions';
import { isDemo } from '@/lib/cached/site';
import { governmentMetadata } from '@/lib/content/government-metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; lafCd: string; year: string }>;
}

/** One is enough for the build; without data it is a year that answers with what is missing. */
export async function generateStaticParams() {
  const { codes, year } = await governmentsToBuild();
  return codes.slice(0, 1).map((lafCd) => ({ lafCd, year: String(year ?? 2025) }));
}

const readYear = async (lang: string, lafCd: string, year: string) =>
  isLanguage(lang) && /^\d{4}$/.test(year) ? readGovernmentYear(lafCd, Number(year)) : null;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, lafCd, year } = await params;
  const page = await readYear(lang, lafCd, year);
  return isLanguage(lang) && page ? governmentMetadata(lang, page, `/g/${lafCd}/${year}`) : {};
}

/** A government in a given year; a year that nobody reported says so. */
export default async function GovernmentYearPage({ params }: Props) {
  const { lang, lafCd, year } = await params;
  const page = await readYear(lang, lafCd, year);
  if (!isLanguage(lang) || page === null) notFound();
  const path = `/g/${lafCd}/${year}`;
  const asked = await readAskedCount(lafCd);
  countRender(localPath(lang, path));
  return (
    <Page language={lang} path={path}>
      <GovernmentView language={lang} page={page} years={null} demo={await isDemo()} asked={asked} />
    </Page>
  );
}
