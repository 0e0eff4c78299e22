import type { MetadataRoute } from 'next';
import { isDemo } from '@/lib/cached/site';
import { readEnv } from '@/lib/env';

/** Demo data is for no search engine. Lists that the query shapes without end are left to people; receipts and pages of earlier dates too. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  if (await isDemo()) return { rules: { userAgent: '*', disallow: '/' } };
  const base = readEnv().SITE_URL;
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', '/search', '/en/search', '/receipt/', '/en/receipt/', '/asof', '/en/asof'],
    },
    ...(base === undefined ? {} : { host: base }),
  };
}
