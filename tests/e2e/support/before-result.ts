import { type APIRequestContext, expect } from '@playwright/test';
import { type Answer, ask, differing } from '@/tests/e2e/support/answers';
import {
  exportAddresses,
  fileAddresses,
  type LookedAt,
  ownAddresses,
  publicAddresses,
} from '@/tests/e2e/support/vote-addresses';

/** Who looks between the closing of a box and the result. */
interface OfEach<T> {
  anybody: T;
  office: T;
  /** An official who is not of the election office. */
  editor: T;
}

const WHO = ['anybody', 'editor', 'office'] as const;
type Answers = OfEach<Map<string, Answer>>;

/** What two machines have come to, before it is published. */
export interface Counted {
  /** The ballots of the track, as Pabulib. */
  ballots: string;
  /** Of the result. */
  sha256: string;
}

const TITLES = ['놀이터 그늘막 설치', '골목길 보안등', '작은 도서관 책 사기', '마을 텃밭 만들기'];
const voteOf = (id: string): LookedAt => ({ id, tracks: ['general'], title: TITLES[0] ?? '' });

/** What each is answered at every address of a vote. Asked for twice: a page is made at a visit, and kept after it. */
export async function closedAnswers(readers: OfEach<APIRequestContext>, id: string): Promise<Answers> {
  const vote = voteOf(id);
  const addresses = [...new Set([...publicAddresses(vote), ...ownAddresses(vote)])];
  // The rest of the site changes by what others do, and so do the proposals that are like one.
  const own = addresses.filter((path) => path.includes(id) && !path.includes('/help'));
  await ask(readers.anybody, own);
  return {
    anybody: await ask(readers.anybody, own),
    office: await ask(readers.office, own),
    editor: await ask(readers.editor, own),
  };
}

/** Two machines have counted, and nobody is told what: by no page and no file, whoever asks. */
export function expectUntold(before: Answers, after: Answers, id: string, counted: Counted): void {
  // Pages that tell how far the count has come: they name no project.
  const result = [`/participate/${id}/result`, `/en/participate/${id}/result`];
  const moving = { anybody: result, editor: result, office: [...result, `/desk/${id}/election`] };
  for (const who of WHO) {
    const changed = differing(before[who], after[who]);
    expect(
      changed.filter((text) => !moving[who].some((path) => text.startsWith(`${path}: `))),
      who,
    ).toEqual([]);
    expect(changed, who).toHaveLength(moving[who].length);
    for (const path of moving[who]) expect(hasOf(TITLES, after[who].get(path)), `${who} ${path}`).toEqual([]);
  }
  const lines = counted.ballots.split('\n').filter((line) => line.length > SHORTEST);
  expect(lines).toContain('voter_id;vote');
  for (const who of WHO)
    for (const [path, answer] of after[who])
      expect(hasOf([...lines, counted.sha256], answer), `${who} ${path}`).toEqual([]);
  expectDoors(after, id);
}

/** Shorter lines of a file, as `2;1,2`, stand elsewhere by chance. */
const SHORTEST = 8;

const hasOf = (texts: readonly string[], answer: Answer | undefined) =>
  texts.filter((text) => answer === undefined || answer.text.includes(text));

/** Files that are there once the box is closed. */
const THERE = /\/files\/(?:rules\.json|heads\.json|leaves\.jsonl)$/;
/** What is handed to the machines. */
const HANDED = /\/export\/(?:election\.json|ballots\.jsonl)$/;
const HANDED_TO = { anybody: 401, editor: 403, office: 200 };

function expectDoors(answers: Answers, id: string): void {
  const vote = voteOf(id);
  for (const who of WHO) {
    for (const path of fileAddresses(vote))
      expect(answers[who].get(path)?.status, `${who} ${path}`).toBe(THERE.test(path) ? 200 : 404);
    for (const path of exportAddresses(vote))
      expect(answers[who].get(path)?.status, `${who} ${path}`).toBe(HANDED.test(path) ? HANDED_TO[who] : 404);
  }
}
