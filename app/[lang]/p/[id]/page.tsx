import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Page } from '@/components/layout/Page';
import { ProjectView } from '@/components/project/ProjectView';
import { projectsToBuild, readProject } from '@/lib/cached/project';
import { isDemo } from '@/lib/cached/site';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; id: string }>;
}

export async function generateStaticParams() {
  return (await projectsToBuild()).map((id) => ({ id }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, id } = await params;
  const project = isLanguage(lang) ? await readProject(id) : null;
  if (!isLanguage(lang) || project === null) return {};
  const about = [project.name, project.government.names[lang], project.year] as const;
  const { title, description } = messages(lang).project;
  return pageMetadata(lang, { path: `/p/${id}`, title: title(...about), description: description(...about) });
}

export default async function ProjectPage({ params }: Props) {
  const { lang, id } = await params;
  const project = isLanguage(lang) ? await readProject(id) : null;
  if (!isLanguage(lang) || project === null) notFound();
  countRender(localPath(lang, `/p/${id}`));
  return (
    <Page language={lang} path={`/p/${id}`}>
      <ProjectView language={lang} project={project} demo={await isDemo()} />
    </Page>
  );
}
