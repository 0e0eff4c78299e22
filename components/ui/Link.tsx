import type { ReactNode } from 'react';
import { type Language, localPath } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** A path of this site without language prefix; it begins with a slash and may carry a query and a fragment. */
  href: string;
  children: ReactNode;
  className?: string;
  /** Marks the link to the page that is being read. */
  current?: boolean;
}

/** A link within the site: a plain anchor, so that pages need no script to be walked. */
export function Link({ language, href, children, className, current }: Props) {
  return (
    <a href={localPath(language, href)} className={className} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  );
}
