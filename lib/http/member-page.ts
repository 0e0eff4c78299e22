import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { formToken } from '@/lib/auth/form-token';
import { readViewer } from '@/lib/auth/viewer';
import { memberSitePool } from '@/lib/db/site-pool';
import type { Viewer } from '@/lib/domain/access/roles';
import { type Language, localPath } from '@/lib/domain/language';
import { type SearchParams, toUrlSearchParams } from '@/lib/http/search-params';
import { findHeldForm, type HeldForm } from '@/lib/services/held-forms';

/** What a page that knows who is asking starts from. */
export interface MemberRequest {
  viewer: Viewer | null;
  /** Put into each form of the page; null: nobody is signed in. */
  token: string | null;
  query: URLSearchParams;
  /** What the form before it has done. */
  said: string | null;
  /** A form of this page that was not taken. */
  held: HeldForm | null;
  unread: number;
}

/** Reads who asks, and what was left of a form. Such a page is made for each visit and kept by nobody. */
export async function readMemberRequest(searchParams: Promise<SearchParams>): Promise<MemberRequest> {
  await connection();
  const query = toUrlSearchParams(await searchParams);
  const viewer = await readViewer();
  const id = query.get('form');
  const held = id === null ? null : await findHeldForm(memberSitePool(), id, viewer?.id ?? null);
  const token = viewer === null ? null : formToken(viewer.session);
  return { viewer, token, query, said: query.get('said'), held, unread: await unreadOf(viewer) };
}

async function unreadOf(viewer: Viewer | null): Promise<number> {
  if (viewer === null) return 0;
  const { rows } = await memberSitePool().query<{ unread: number }>(
    'SELECT count(*)::int AS unread FROM notice WHERE person = $1 AND read_at IS NULL',
    [viewer.id],
  );
  return rows[0]?.unread ?? 0;
}

/** As {@link readMemberRequest}, for pages that only somebody signed in has: others sign in first and come back. */
export async function readSignedIn(
  language: Language,
  path: string,
  searchParams: Promise<SearchParams>,
): Promise<MemberRequest & { viewer: Viewer; token: string }> {
  const request = await readMemberRequest(searchParams);
  const { viewer, token, query } = request;
  if (viewer === null || token === null) {
    const next = query.size === 0 ? path : `${path}?${query.toString()}`;
    redirect(localPath(language, `/sign-in?next=${encodeURIComponent(next)}`));
  }
  return { ...request, viewer, token };
}

/** What a form of the page shows: what it was sent with before, where it was this action's. */
export function stateOf({ held }: MemberRequest, action: string) {
  return held?.action === action
    ? { values: held.fields, problems: held.problems }
    : { values: {}, problems: [] };
}
