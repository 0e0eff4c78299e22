import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { RulesOf } from '@/app/[lang]/participate/[id]/rules-of';
import { Page } from '@/components/layout/Page';
import { readProcesses } from '@/lib/cached/process';
import { pageMetadata } from '@/lib/content/metadata';
import { isLanguage, type Language, localPath } from '@/lib/domain/language';
import type { ProcessLine } from '@/lib/domain/process/types';
import { countRender } from '@/lib/http/render-count';

interface Props {
  params: Promise<{ lang: string; id: string }>;
}

interface Part<Read> {
  /** The end of its address. */
  part: string;
  /** Null: there is no such page. */
  read: (id: string) => Promise<Read | null>;
  about: (page: Read, language: Language) => { title: string; description: string };
  view: (page: Read, language: Language) => ReactNode;
  /** The processes for which the build makes one; others are made when they are asked for. */
  builtFor?: (process: ProcessLine) => boolean;
  /** Where its view does not say under which rules people vote. */
  saysHash?: boolean;
}

/** What Next asks of a page that shows a part of a process, the same for everybody. */
export function partPage<Read>({
  part,
  read,
  about,
  view,
  builtFor = () => true,
  saysHash = false,
}: Part<Read>) {
  const pathOf = (id: string) => `/participate/${id}/${part}`;

  async function generateStaticParams() {
    const ids = (await readProcesses()).filter(builtFor).map(({ id }) => ({ id }));
    // Where there is none yet the build still wants an address: one that names nothing.
    return ids.length > 0 ? ids : [{ id: '0000000-2000' }];
  }

  async function generateMetadata({ params }: Props): Promise<Metadata> {
    const { lang, id } = await params;
    const page = isLanguage(lang) ? await read(id) : null;
    if (!isLanguage(lang) || page === null) return {};
    return pageMetadata(lang, { path: pathOf(id), ...about(page, lang) });
  }

  async function Route({ params }: Props) {
    const { lang, id } = await params;
    const page = isLanguage(lang) ? await read(id) : null;
    if (!isLanguage(lang) || page === null) notFound();
    countRender(localPath(lang, pathOf(id)));
    return (
      <Page language={lang} path={pathOf(id)}>
        {view(page, lang)}
        {saysHash ? <RulesOf language={lang} process={id} /> : null}
      </Page>
    );
  }

  return { generateStaticParams, generateMetadata, Route };
}
