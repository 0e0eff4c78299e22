import type { ReactNode } from 'react';
import { Footer } from '@/components/layout/Footer';
import { Header } from '@/components/layout/Header';
import { Main } from '@/components/layout/Main';
import { SkipLinks } from '@/components/ui/SkipLinks';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** The path of this page without language prefix, with its query: the language switch leads to the same page. */
  path: string;
  children: ReactNode;
}

/** The frame that every page puts around its content. */
export function Page({ language, path, children }: Props) {
  return (
    <>
      <SkipLinks language={language} />
      <Header language={language} path={path} />
      <Main>{children}</Main>
      <Footer language={language} />
    </>
  );
}
