import { NextRequest } from 'next/server';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import { plain } from '@/lib/services/pictures/pictures.test-support';
import {
  addDraft,
  buildProposeWorld,
  PROCESS,
  type ProposeWorld,
  TEXTS,
} from '@/lib/services/propose/samples.test-support';

/** The routes as they are, with a cookie and headers of the test's own instead of Next's. */
const ORIGIN = 'http://localhost:3000';
const SECRET = 'a secret of thirty-two characters, or more';
const asked = vi.hoisted(() => ({ headers: new Headers(), cookie: undefined as string | undefined }));
vi.mock('next/headers', () => ({
  headers: () => Promise.resolve(asked.headers),
  cookies: () =>
    Promise.resolve({ get: () => (asked.cookie === undefined ? undefined : { value: asked.cookie }) }),
}));
vi.mock('next/server', async (original) => ({
  ...(await original<object>()),
  connection: () => Promise.resolve(),
}));

let db: TestDatabase;
let world: ProposeWorld;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildProposeWorld(db);
  vi.stubEnv('DATABASE_URL_MEMBER', db.urls.member);
  vi.stubEnv('DATABASE_URL_WEB', db.urls.web);
  vi.stubEnv('AUTH_SECRET', SECRET);
  vi.stubEnv('SITE_URL', ORIGIN);
});
beforeEach(() => signIn(null));
afterAll(async () => {
  const { memberSitePool } = await import('@/lib/db/site-pool');
  await memberSitePool().end();
  vi.unstubAllEnvs();
  await db.drop();
});

async function signIn(viewer: Viewer | null): Promise<string> {
  const { sealSession } = await import('@/lib/auth/session-cookie');
  const { formToken } = await import('@/lib/auth/form-token');
  asked.cookie = viewer === null ? undefined : await sealSession(viewer.session);
  return viewer === null ? '' : formToken(viewer.session);
}

/** Sends a form with a file as the page's form does. */
async function upload(
  token: string,
  draft: string,
  file: Blob,
  accept = 'application/json',
): Promise<Response> {
  const { POST } = await import('@/app/api/act/[action]/route');
  const form = new FormData();
  const fields = {
    _token: token,
    _lang: 'ko',
    _back: `/participate/${PROCESS}/propose/${draft}`,
    draft,
    version: '1',
    ...TEXTS,
  };
  for (const [name, value] of Object.entries({ ...fields, alt: '공원' })) form.append(name, value);
  form.append('picture', file, 'park.jpg');
  const headers = { Accept: accept, 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN };
  const request = new Request(`${ORIGIN}/api/act/draft.add-picture`, { method: 'POST', body: form, headers });
  return POST(request, { params: Promise.resolve({ action: 'draft.add-picture' }) });
}

/** A form with a file of so many megabytes, sent one by one. @returns with it, how many were sent */
function largeUpload(token: string, draft: string, megabytes: number) {
  const part = (name: string, more: string) =>
    `--limit\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const head = `${part('_token', '')}${token}\r\n${part('draft', '')}${draft}\r\n${part('picture', '; filename="park.jpg"')}`;
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(new TextEncoder().encode(head)),
    pull: (stream) => {
      sent += 1;
      if (sent > megabytes) stream.close();
      else stream.enqueue(new Uint8Array(1_000_000));
    },
  });
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'multipart/form-data; boundary=limit',
    'Sec-Fetch-Site': 'same-origin',
    Origin: ORIGIN,
  };
  const init = { method: 'POST', body, headers, duplex: 'half' } as const;
  return { request: new Request(`${ORIGIN}/api/act/draft.add-picture`, init), sent: () => sent };
}

async function picture(file: string): Promise<Response> {
  const { GET } = await import('@/app/api/pictures/[file]/route');
  return GET(new NextRequest(`${ORIGIN}/api/pictures/${file}`), { params: Promise.resolve({ file }) });
}

const photo = async (side: number) => new Blob([new Uint8Array(await plain(side, 60).jpeg().toBuffer())]);
const hashes = async (draft: string) =>
  (
    await db.owner.query<{ hash: string }>('SELECT hash FROM draft_picture WHERE draft = $1', [draft])
  ).rows.map(({ hash }) => hash);

describe('sending a picture', () => {
  it('of 50 MB is refused as too large, and not read to its end', async () => {
    const token = await signIn(world.author);
    const draft = await addDraft(world, world.author);
    const { request, sent } = largeUpload(token, draft, 50);
    const { POST } = await import('@/app/api/act/[action]/route');
    const answer = await POST(request, { params: Promise.resolve({ action: 'draft.add-picture' }) });
    expect(answer.status).toBe(413);
    expect(sent()).toBeLessThan(15);
    await expect(hashes(draft)).resolves.toEqual([]);
  });

  it('that is a program is refused, whatever it is called', async () => {
    const token = await signIn(world.author);
    const draft = await addDraft(world, world.author);
    const program = new Blob(['\x7fELF\x02\x01\x01', new Uint8Array(20_000)], { type: 'image/jpeg' });
    const answer = await upload(token, draft, program);
    expect(answer.status).toBe(422);
    await expect(answer.json()).resolves.toMatchObject({
      errors: [{ parameter: 'picture', detail: 'picture-not-a-picture' }],
    });
    // Without script it leads back to the form, which shows why and has the text still.
    const page = await upload(token, draft, program, 'text/html');
    expect(page.status).toBe(303);
    const form = new URL(page.headers.get('Location') ?? '', ORIGIN).searchParams.get('form');
    const { rows } = await db.owner.query('SELECT fields, problems FROM held_form WHERE id = $1', [form]);
    expect(rows).toMatchObject([
      {
        fields: { title: ['어린이공원 그늘막'] },
        problems: [{ field: 'picture', code: 'picture-not-a-picture' }],
      },
    ]);
    await expect(hashes(draft)).resolves.toEqual([]);
  });

  it('needs a form of this session', async () => {
    await signIn(world.author);
    const draft = await addDraft(world, world.author);
    const answer = await upload('another', draft, await photo(90));
    expect(answer.status).toBe(422);
    await expect(hashes(draft)).resolves.toEqual([]);
  });
});

describe('a picture', () => {
  it('of a draft is its writer’s; of a proposal everybody’s, to be kept for good', async () => {
    const token = await signIn(world.author);
    const draft = await addDraft(world, world.author);
    expect((await upload(token, draft, await photo(80))).status).toBe(200);
    const [hash = ''] = await hashes(draft);
    const own = await picture(`${hash}.webp`);
    expect(Object.fromEntries(own.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect(Buffer.from(await own.arrayBuffer()).toString('latin1', 8, 12)).toBe('WEBP');
    for (const other of [world.stranger, world.reviewer, null]) {
      await signIn(other);
      expect((await picture(`${hash}.webp`)).status).toBe(404);
      expect((await picture(`${hash}-small.webp`)).status).toBe(404);
    }
    await db.owner.query(
      `INSERT INTO proposal (process_id, number, track, title, need, content, author_name) VALUES ($1, 1, 'general', 'a', 'b', 'c', 'd')`,
      [PROCESS],
    );
    await db.owner.query(
      `INSERT INTO proposal_picture SELECT $1, 1, 1, hash, '공원', width, height FROM picture WHERE hash = $2`,
      [PROCESS, hash],
    );
    // Not while nobody is shown the proposal.
    expect((await picture(`${hash}.webp`)).status).toBe(404);
    await db.owner.query(
      `INSERT INTO proposal_step (process_id, number, at, kind) VALUES ($1, 1, '2026-05-02', 'submitted')`,
      [PROCESS],
    );
    const shown = await picture(`${hash}-small.webp`);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it.each([
    '',
    'x.webp',
    `${'a'.repeat(64)}.webp`,
    `${'a'.repeat(64)}.png`,
    `${'A'.repeat(64)}.webp`,
    `${'a'.repeat(64)}-large.webp`,
  ])('is none of %j', async (file) => {
    const answer = await picture(file);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
