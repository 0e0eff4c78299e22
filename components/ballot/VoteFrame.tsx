import type { ReactNode } from 'react';
import { Page } from '@/components/layout/Page';
import { MemberPage } from '@/components/member/MemberPage';
import type { Viewer } from '@/lib/domain/access/roles';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  path: string;
  viewer: Viewer | null;
  unread: number;
  kiosk: boolean;
  children: ReactNode;
}

/** The frame of whoever is signed in; a machine of a polling place has nobody's. */
export function VoteFrame({ kiosk, children, language, path, ...member }: Props) {
  if (!kiosk)
    return (
      <MemberPage language={language} path={path} {...member}>
        {children}
      </MemberPage>
    );
  return (
    <Page language={language} path={`${path}?kiosk=1`}>
      {children}
    </Page>
  );
}
