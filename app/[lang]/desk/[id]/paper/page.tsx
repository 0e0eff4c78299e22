import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import '@/app/styles/paper.css';
import { CoverView } from '@/components/desk/paper/CoverView';
import { EntryView } from '@/components/desk/paper/EntryView';
import { PaperDeskView } from '@/components/desk/paper/PaperDeskView';
import { bundlePath, isBundleView, paperDesk } from '@/components/desk/paper/paths';
import { SheetsView } from '@/components/desk/paper/SheetsView';
import { MemberPage } from '@/components/member/MemberPage';
import { Refused } from '@/components/member/Refused';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { isLanguage, type Language } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readPaperDesk } from '@/lib/services/paper/read-desk';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).paper.title) : {};
}

export default async function PaperDeskPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, paperDesk(id), searchParams);
  return (
    <MemberPage language={lang} path={paperDesk(id)} viewer={request.viewer} unread={request.unread}>
      {await content(lang, id, request)}
    </MemberPage>
  );
}

async function content(language: Language, id: string, request: Awaited<ReturnType<typeof readSignedIn>>) {
  const desk = await readPaperDesk(request.viewer, id);
  // Nothing is not told apart from a draft of another government.
  if (desk === null || typeof desk === 'string')
    return <Refused language={language} reason={desk ?? 'no-role'} path={paperDesk(id)} />;
  const { token, query, said } = request;
  const forms = { language, token, process: id, stateOf: stateOf.bind(null, request), desk };
  const bundle = desk.bundles.find(({ number }) => String(number) === query.get('bundle'));
  const rules = desk.ballots.find(({ track }) => track === bundle?.track);
  const show = query.get('show');
  if (bundle === undefined || rules === undefined || !isBundleView(show))
    return <PaperDeskView {...forms} back={paperDesk(id)} said={said} />;
  const shown = { language, desk, bundle, rules };
  if (show === 'sheets') return <SheetsView {...shown} />;
  if (show === 'cover') return <CoverView {...shown} />;
  return <EntryView {...forms} {...shown} back={bundlePath(id, bundle.number, show)} said={said} />;
}
