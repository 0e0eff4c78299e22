import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import '@/app/styles/act.css';
import { KioskView } from '@/components/desk/paper/KioskView';
import { kioskDesk } from '@/components/desk/paper/paths';
import { MemberPage } from '@/components/member/MemberPage';
import { Refused } from '@/components/member/Refused';
import { siteOrigin } from '@/lib/auth/viewer';
import { memberMetadata } from '@/lib/content/member-metadata';
import { messages } from '@/lib/content/messages';
import { WAYS } from '@/lib/domain/ballot/paper';
import { isLanguage, type Language } from '@/lib/domain/language';
import { readSignedIn, stateOf } from '@/lib/http/member-page';
import type { SearchParams } from '@/lib/http/search-params';
import { readKioskDesk } from '@/lib/services/paper/read-desk';

interface Props {
  params: Promise<{ lang: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

export const instant = false;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? memberMetadata(messages(lang).paper.kioskTitle) : {};
}

export default async function KioskDeskPage({ params, searchParams }: Props) {
  const { lang, id } = await params;
  if (!isLanguage(lang)) notFound();
  const request = await readSignedIn(lang, kioskDesk(id), searchParams);
  return (
    <MemberPage language={lang} path={kioskDesk(id)} viewer={request.viewer} unread={request.unread}>
      {await content(lang, id, request)}
    </MemberPage>
  );
}

async function content(language: Language, id: string, request: Awaited<ReturnType<typeof readSignedIn>>) {
  const desk = await readKioskDesk(request.viewer, id);
  // Nothing is not told apart from a draft of another government.
  if (desk === null || typeof desk === 'string')
    return <Refused language={language} reason={desk ?? 'no-role'} path={kioskDesk(id)} />;
  const { token, said } = request;
  const forms = {
    language,
    token,
    process: id,
    stateOf: stateOf.bind(null, request),
    back: kioskDesk(id),
  };
  const given = givenOf(request.query);
  return <KioskView {...forms} desk={desk} said={said} given={given} origin={await siteOrigin()} />;
}

/** What the form before has given, as the address says. */
function givenOf(query: URLSearchParams) {
  const way = WAYS.find((one) => one === query.get('given'));
  return way === undefined ? null : { way, tracks: query.get('tracks')?.split('.') ?? [] };
}
