import type { ReactNode } from 'react';
import { type Language, localPath } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** Without language. */
  href: string;
  children: ReactNode;
}

/** A link to what anybody may have written: search engines are not to follow it. */
export function QuestionLink({ language, href, children }: Props) {
  return (
    <a href={localPath(language, href)} rel="nofollow">
      {children}
    </a>
  );
}
