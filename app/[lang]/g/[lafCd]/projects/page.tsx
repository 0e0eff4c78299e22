import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ProjectListView } from '@/components/government/ProjectListView';
import { Page } from '@/components/layout/Page';
import { readProjectList } from '@/lib/cached/project-list';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { displayName } from '@/lib/domain/governments';
import { isLanguage, localPath } from '@/lib/domain/language';
import { parseProjectFilter, projectListPath, type SearchParams } from '@/lib/domain/project-list';
import { countRender } from '@/lib/http/render-count';

/** The list follows the query, so it is made on each visit, and whole: without script a part that comes later never comes. */
export const instant = false;

interface Props {
  params: Promise<{ lang: string; lafCd: string }>;
  searchParams: Promise<SearchParams>;
}

async function listOf({ params, searchParams }: Props) {
  const [{ lafCd }, query] = [await params, await searchParams];
  return readProjectList(lafCd, parseProjectFilter(query));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ lang, lafCd }, list] = [await props.params, await listOf(props)];
  if (!isLanguage(lang) || list === null) return {};
  const { government: text } = messages(lang);
  const name = displayName(list.frame.government, list.frame.on, lang);
  const [title, description] = [text.listTitle(name), text.listDescription(name)];
  return pageMetadata(lang, { path: projectListPath(lafCd), title, description });
}

export default async function ProjectsPage(props: Props) {
  const [{ lang, lafCd }, list] = [await props.params, await listOf(props)];
  if (!isLanguage(lang) || list === null) notFound();
  countRender(localPath(lang, projectListPath(lafCd)));
  return (
    <Page language={lang} path={projectListPath(lafCd, list.filter)}>
      <ProjectListView language={lang} list={list} />
    </Page>
  );
}
