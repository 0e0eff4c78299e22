import type { ReactNode } from 'react';
import { Page } from '@/components/layout/Page';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Viewer } from '@/lib/domain/access/roles';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** Without language, with its query. */
  path: string;
  viewer: Viewer | null;
  /** Unread notices. */
  unread?: number;
  children: ReactNode;
}

/** The frame of pages that know who is asking: who that is, and the way to what is theirs. */
export function MemberPage({ language, path, viewer, unread = 0, children }: Props) {
  const { member } = messages(language);
  return (
    <Page language={language} path={path}>
      <nav className="member" aria-label={member.navigation}>
        {viewer === null ? (
          <Link language={language} href={`/sign-in?next=${encodeURIComponent(path)}`}>
            {member.signIn}
          </Link>
        ) : (
          <ul>
            <li>{viewer.demo ? member.signedInDemo(viewer.name) : member.signedIn(viewer.name)}</li>
            <li>
              <Link language={language} href="/account/notices">
                {unread > 0 ? member.noticesUnread(String(unread)) : member.notices}
              </Link>
            </li>
            {viewer.grants.length > 0 ? (
              <li>
                <Link language={language} href="/desk">
                  {member.desk}
                </Link>
              </li>
            ) : null}
            <li>
              <Link language={language} href="/account">
                {member.account}
              </Link>
            </li>
          </ul>
        )}
      </nav>
      {children}
    </Page>
  );
}
