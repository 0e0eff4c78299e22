import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Page } from '@/components/layout/Page';
import { ProjectView } from '@/components/project/ProjectView';
import { projectsToBuild, readProject } from '@/lib/cached/project';
import { readAsked } from '@/lib/cached/questions';
import { isDemo } from '@/lib/cached/site';
import { readWinnersOfProject } from '@/lib/cached/winners';
import { messages } from '@/lib/content/messages';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, localPath } from '@/lib/domain/language';
import { askedKey } from '@/lib/domain/questions/about';
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
  const asked = await readAsked(askedKey({ kind: 'project', id }));
  countRender(localPath(lang, `/p/${id}`));
  const more = { demo: await isDemo(), asked, winners: await readWinnersOfProject(id) };
  return (
    <Page language={lang} path={`/p/${id}`}>
      <ProjectView language={lang} project={project} {...more} />
    </Page>
  );
}
