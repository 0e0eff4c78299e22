import type { Metadata } from 'next';
import '@/app/globals.css';
import { NotFoundText } from '@/components/layout/NotFoundText';
import { Page } from '@/components/layout/Page';
import { messages } from '@/lib/content/messages';

const korean = messages('ko');
const english = messages('en');

export const metadata: Metadata = {
  title: `${korean.errors.notFoundTitle} · ${english.errors.notFoundTitle} · ${korean.common.siteName}`,
  description: korean.errors.notFoundText,
  icons: { icon: '/favicon.svg' },
};

/** The one page for every address that names nothing. It is not told which address that was, so it speaks both languages. */
export default function GlobalNotFound() {
  return (
    <html lang="ko">
      <body>
        <Page language="ko" path="/">
          <NotFoundText language="ko" heading="h1" />
          <NotFoundText language="en" heading="h2" />
        </Page>
      </body>
    </html>
  );
}
