import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProjectListView } from '@/components/government/ProjectListView';
import { Page } from '@/components/layout/Page';
import { readProjectList } from '@/lib/cached/project-list';
import { isDemo } from '@/lib/cached/site';
import { projectListMetadata } from '@/lib/content/government-metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { parseProjectFilter, projectListPath, type SearchParams } from '@/lib/domain/project-list';
import { countRender } from '@/lib/http/render-count';

/** The list follows the query, so it is made on each visit, and whole: without script a part that comes later never comes. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; lafCd: string }>;
  searchParams: Promise<SearchParams>;
}

async function read({ params, searchParams }: Props) {
  const [{ lang, lafCd }, query] = [await params, await searchParams];
  if (!isLanguage(lang)) return null;
  const list = await readProjectList(lafCd, parseProjectFilter(query));
  return list === null ? null : { lang, lafCd, list };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await read(props);
  return found === null ? {} : projectListMetadata(found.lang, found.list);
}

export default async function ProjectsPage(props: Props) {
  const { lang, lafCd, list } = (await read(props)) ?? notFound();
  countRender(localPath(lang, projectListPath(lafCd)));
  return (
    <Page language={lang} path={projectListPath(lafCd, list.filter)}>
      <ProjectListView language={lang} list={list} demo={await isDemo()} />
    </Page>
  );
}
