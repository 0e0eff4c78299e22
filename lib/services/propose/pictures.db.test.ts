import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';
import type { Viewer } from '@/lib/domain/access/roles';
import type { ProposalPicture } from '@/lib/domain/process/proposing';
import { findProposal } from '@/lib/queries/process/proposal-page';
import { findDraft } from '@/lib/queries/propose/own-writing';
import { findPicture } from '@/lib/queries/propose/pictures';
import { BLUE, plain, zipBomb } from '@/lib/services/pictures/pictures.test-support';
import { forgetDrafts } from '@/lib/services/propose/forget';
import { addPerson } from '@/lib/services/people.test-support';
import {
  addDraft,
  buildProposeWorld,
  PROCESS,
  type ProposeWorld,
  send,
  TEXTS,
} from '@/lib/services/propose/samples.test-support';

let db: TestDatabase;
let world: ProposeWorld;
let red: Uint8Array;

beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  world = await buildProposeWorld(db);
  red = await plain(900, 600).jpeg().toBuffer();
});
afterAll(() => db.drop());

const problem = (code: string, field = '') => ({ done: false, problems: [{ field, code }] });
const add = (
  draft: string,
  file: Uint8Array | undefined,
  more: Record<string, string> = {},
  viewer: Viewer | null = world.author,
) =>
  send(world, viewer, 'draft.add-picture', [
    { draft, version: '1', ...TEXTS, alt: '빨간 공원', ...more },
    file === undefined ? {} : { file },
  ]);
const picturesOf = async (draft: string, viewer = world.author) =>
  (await findDraft(db.member, draft, viewer.id, PROCESS))?.pictures ?? [];
const countPictures = async () => (await db.owner.query('SELECT FROM picture')).rowCount;

describe('adding a picture', () => {
  it('keeps it, smaller, with what it shows, and the text that came along', async () => {
    const draft = await addDraft(world, world.author);
    await expect(add(draft, red, { title: '새 제목' })).resolves.toMatchObject({
      done: true,
      to: `/participate/${PROCESS}/propose/${draft}#pictures`,
      said: 'picture-added',
      value: { version: 2 },
    });
    const [picture] = await picturesOf(draft);
    expect(picture).toMatchObject({ alt: '빨간 공원', width: 900, height: 600 });
    await expect(findDraft(db.member, draft, world.author.id, PROCESS)).resolves.toMatchObject({
      texts: { title: '새 제목' },
    });
    const file = { hash: picture?.hash ?? '', small: true };
    const found = await findPicture(db.member, file, world.author.id);
    expect(found?.everybody).toBe(false);
    expect(Buffer.from(found?.bytes ?? []).toString('latin1', 8, 12)).toBe('WEBP');
    // Nobody else, also where the name is known.
    await expect(findPicture(db.member, file, world.stranger.id)).resolves.toBeNull();
    await expect(findPicture(db.member, file, null)).resolves.toBeNull();
  });

  it('comes with any button of the form', async () => {
    const draft = await addDraft(world, world.author);
    const fields = { draft, version: '1', ...TEXTS, alt: '파란 공원' };
    const file = await plain(20, 10, BLUE).png().toBuffer();
    await send(world, world.author, 'draft.save', [fields, { file }]);
    await expect(picturesOf(draft)).resolves.toMatchObject([{ alt: '파란 공원', width: 20, height: 10 }]);
  });

  it('needs a file and words', async () => {
    const draft = await addDraft(world, world.author);
    await expect(add(draft, undefined)).resolves.toEqual(problem('required', 'picture'));
    await expect(add(draft, red, { alt: '  ' })).resolves.toEqual(problem('required', 'alt'));
    await expect(add(draft, red, { alt: '가'.repeat(201) })).resolves.toEqual(problem('too-long', 'alt'));
  });

  it.each([
    [
      'a program',
      () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(5000)]),
      'not-a-picture',
    ],
    [
      'a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'not-a-picture',
    ],
    ['an archive', () => zipBomb(100_000), 'not-a-picture'],
    ['nothing', () => Buffer.alloc(0), 'not-a-picture'],
    ['10 MB and a byte', () => Buffer.alloc(10_000_001), 'too-large'],
    ['half a picture', () => Buffer.from(red.subarray(0, red.length / 2)), 'broken'],
  ])('refuses %s, and keeps nothing', async (_what, file, code) => {
    const draft = await addDraft(world, world.author);
    const before = await countPictures();
    await expect(add(draft, file())).resolves.toEqual(problem(`picture-${code}`, 'picture'));
    await expect(picturesOf(draft)).resolves.toEqual([]);
    await expect(countPictures()).resolves.toBe(before);
  });

  it('stops at five, also where two come at once; the same one again is one', async () => {
    const draft = await addDraft(world, world.author);
    const file = (side: number) => plain(side, 10).png().toBuffer();
    for (const side of [11, 12, 13, 14, 14])
      await expect(add(draft, await file(side))).resolves.toMatchObject({ done: true });
    const outcomes = await Promise.all([add(draft, await file(15)), add(draft, await file(16))]);
    expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
    expect(outcomes).toContainEqual(problem('too-many-pictures', 'picture'));
    await expect(picturesOf(draft)).resolves.toHaveLength(5);
  });

  it('is the writer’s alone', async () => {
    const draft = await addDraft(world, world.author);
    await expect(add(draft, red, {}, null)).resolves.toEqual({ done: false, refusal: 'sign-in' });
    await expect(add(draft, red, {}, world.stranger)).resolves.toEqual({ done: false, refusal: 'not-yours' });
  });
});

describe('taking a picture off', () => {
  it('throws it away, but not where another draft has it', async () => {
    const [person, other] = [await addPerson(db.owner), await addPerson(db.owner)];
    const mine = await addDraft(world, person);
    const theirs = await addDraft(world, other);
    const file = await plain(31, 17).png().toBuffer();
    await add(mine, file, {}, person);
    await add(theirs, file, {}, other);
    const [picture] = await picturesOf(mine, person);
    const remove = picture?.hash ?? '';
    const fields = { version: '1', ...TEXTS, remove };
    await expect(
      send(world, person, 'draft.remove-picture', [{ draft: mine, ...fields }]),
    ).resolves.toMatchObject({
      done: true,
      said: 'picture-removed',
    });
    await expect(picturesOf(mine, person)).resolves.toEqual([]);
    await expect(findPicture(db.member, { hash: remove, small: false }, other.id)).resolves.not.toBeNull();
    await expect(findPicture(db.member, { hash: remove, small: false }, person.id)).resolves.toBeNull();
    const before = (await countPictures()) ?? 0;
    await send(world, other, 'draft.delete', [{ draft: theirs }]);
    await expect(countPictures()).resolves.toBe(before - 1);
  });

  it('goes with the drafts of a closed account', async () => {
    const person = await addPerson(db.owner);
    const draft = await addDraft(world, person);
    await add(draft, await plain(41, 17).png().toBuffer(), {}, person);
    const before = (await countPictures()) ?? 0;
    const tx = await db.member.connect();
    await forgetDrafts(tx, person.id).finally(() => tx.release());
    await expect(countPictures()).resolves.toBe(before - 1);
    await expect(db.owner.query('SELECT FROM draft WHERE person = $1', [person.id])).resolves.toMatchObject({
      rowCount: 0,
    });
  });
});

describe('a proposal', () => {
  it('has the pictures of its draft, in their order, for everybody', async () => {
    const draft = await addDraft(world, world.author);
    for (const side of [51, 52])
      await add(draft, await plain(side, 10).png().toBuffer(), { alt: `그림 ${side}` });
    const file = await plain(53, 10).png().toBuffer();
    const fields = { draft, version: '1', ...TEXTS, alt: '그림 53' };
    const outcome = await send(world, world.author, 'proposal.submit', [fields, { file }]);
    expect(outcome).toMatchObject({ done: true });
    const pictures = await shownOf(draft);
    expect(pictures).toMatchObject([
      { alt: '그림 51', width: 51 },
      { alt: '그림 52', width: 52 },
      { alt: '그림 53', width: 53 },
    ]);
    await expect(findPicture(db.member, largeOf(pictures), null)).resolves.toMatchObject({ everybody: true });
    // Another draft with the same picture takes none of it along.
    const another = await addDraft(world, world.author);
    await add(another, await plain(51, 10).png().toBuffer());
    const thrown = await send(world, world.author, 'draft.delete', [{ draft: another }]);
    expect(thrown).toMatchObject({ done: true });
    await expect(findPicture(db.member, largeOf(pictures), null)).resolves.not.toBeNull();
  });
});

/** The pictures of the proposal that a draft became. */
async function shownOf(draft: string): Promise<readonly ProposalPicture[]> {
  const { rows } = await db.owner.query<{ number: number }>('SELECT number FROM draft WHERE id = $1', [
    draft,
  ]);
  const proposal = await findProposal(db.web, PROCESS, rows[0]?.number ?? 0, '2026-05-10');
  return proposal?.pictures ?? [];
}

const largeOf = ([picture]: readonly ProposalPicture[]) => ({ hash: picture?.hash ?? '', small: false });
