import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import '@/app/globals.css';
import { DemoStrip } from '@/components/layout/DemoStrip';
import { isDemo } from '@/lib/cached/site';
import { siteMetadata } from '@/lib/content/metadata';
import { isLanguage, LANGUAGES } from '@/lib/domain/language';

interface Props {
  params: Promise<{ lang: string }>;
  children: ReactNode;
}

export function generateStaticParams() {
  return LANGUAGES.map((lang) => ({ lang }));
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params;
  return isLanguage(lang) ? siteMetadata(lang, await isDemo()) : {};
}

/** The document, in the language of its address. Each page brings its own frame (components/layout/Page). */
export default async function RootLayout({ params, children }: Props) {
  const { lang } = await params;
  if (!isLanguage(lang)) notFound();
  return (
    <html lang={lang}>
      <body>
        {(await isDemo()) ? <DemoStrip language={lang} /> : null}
        {children}
      </body>
    </html>
  );
}
