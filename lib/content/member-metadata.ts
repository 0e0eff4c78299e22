import type { Metadata } from 'next';

/** Title of a page that is somebody's own: no search engine is to list it. The layout adds the site's name. */
export const memberMetadata = (title: string): Metadata => ({
  title,
  robots: { index: false, follow: false },
});
