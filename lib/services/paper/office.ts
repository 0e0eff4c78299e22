import type { Done } from '@/lib/services/action';

/** Who lets people in, prepares sheets and enters them: the election office of the government. */
export const office = { permission: { roles: ['election-office'] } } as const;

export const paperPage = (process: string) => `/desk/${process}/paper`;
export const kioskPage = (process: string) => `/desk/${process}/kiosk`;

/** It was written; the page of paper says so. @param bundle the one whose entering goes on there */
export function noted(process: string, said: string, bundle?: number): Done {
  const page = paperPage(process);
  const to = bundle === undefined ? `${page}#bundles` : `${page}?bundle=${bundle}&show=entry`;
  return { done: true, to, said, subject: process };
}
