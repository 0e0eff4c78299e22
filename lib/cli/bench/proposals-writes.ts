import type { Pool } from 'pg';
import type { Viewer } from '@/lib/domain/access/roles';
import { actionOf } from '@/lib/services/actions';
import { perform } from '@/lib/services/perform';
import type { Random } from '@/prisma/demo/random';

/** What can be written to. */
export interface WriteWorld {
  member: Pool;
  /** People who write; each action is another one's, so that no limit is met. */
  people: readonly { id: string; name: string }[];
  /** Processes that take proposals, the largest first. */
  open: readonly string[];
  /** Proposals that are spoken of; the first one most of all. */
  spoken: readonly { process: string; number: number }[];
  /** Proposals that a department has to judge, in the order in which they are. */
  judged: { process: string; number: number; lafCd: string; department: string; version: string }[];
}

/** Something that is about to be written. */
export interface Write {
  kind: string;
  write: () => Promise<void>;
}

const SECRET = 'the secret of a throw-away portal, which nobody else has';
const REASON = '현장을 확인하고 관계 법령과 예산을 검토한 결과 추진할 수 있습니다.';
const KINDS = ['comment', 'endorse', 'submit', 'judge'] as const;
/** One in so many says something to the proposal of which everybody speaks. */
const CROWD = 8;

/** What somebody writes next, of each kind in turn. What has to be there before it, such as a draft, is made already. */
export async function nextWrite(world: WriteWorld, turn: number, chance: Random): Promise<Write> {
  const kind = KINDS[turn % KINDS.length];
  const person = world.people[turn % world.people.length];
  if (person === undefined) throw new Error('there is nobody who could write');
  const viewer = viewerOf(person);
  if (kind === 'submit') return submission(world, viewer, { turn, chance });
  const judged = kind === 'judge' ? world.judged.pop() : undefined;
  if (judged !== undefined) return judgement(world, viewer, { ...judged, turn });
  return word(world, viewer, { kind, turn, chance });
}

/** Something that is said to a proposal, or agreement with it. */
function word(
  world: WriteWorld,
  viewer: Viewer,
  { kind, turn, chance }: { kind: string | undefined; turn: number; chance: Random },
): Write {
  const spoken = chance.int(1, CROWD) === 1 ? world.spoken[0] : chance.pick(world.spoken);
  if (spoken === undefined) throw new Error('nothing can be spoken of');
  const fields = { process: spoken.process, number: String(spoken.number) };
  if (kind === 'endorse') return doing(world, 'discussion.endorse', { viewer, fields, turn });
  const text = `${turn}번째 말입니다. 저도 늘 다니는 길이라 꼭 필요하다고 생각합니다.`;
  return doing(world, 'discussion.comment', { viewer, fields: { ...fields, text }, turn });
}

async function submission(
  { member, open }: WriteWorld,
  viewer: Viewer,
  { turn, chance }: { turn: number; chance: Random },
): Promise<Write> {
  // Half of all is proposed where most is.
  const process = chance.chance(0.5) ? (open[0] ?? '') : chance.pick(open);
  const { rows } = await member.query<{ id: string }>(
    'INSERT INTO draft (person, process_id) VALUES ($1, $2) RETURNING id',
    [viewer.id, process],
  );
  const fields = {
    draft: rows[0]?.id ?? '',
    version: '1',
    track: 'general',
    title: `중앙공원 놀이터 그늘막 설치 ${turn}`,
    need: '여름이면 미끄럼틀이 뜨거워 아이들이 놀 수 없습니다. 이웃 서른 분께 여쭤보니 대부분 같은 생각이셨습니다.',
    content: '놀이터 위에 그늘막을 두 곳 세우고 긴 의자를 놓습니다. 관리는 마을 모임에서 함께 하겠습니다.',
    effect: '아이들이 한여름에도 밖에서 놀 수 있습니다.',
    estimate: '20,000,000',
    place: '중앙공원',
  };
  return doing({ member }, 'proposal.submit', { viewer, fields, turn });
}

function judgement(
  world: WriteWorld,
  viewer: Viewer,
  { process, number, lafCd, department, version, turn }: WriteWorld['judged'][number] & { turn: number },
): Write {
  const grants = [{ id: '1', role: 'reviewer', lafCd, department }] as const;
  const judged = { judgement: 'feasible', cost: '12,000,000', reason: REASON };
  const fields = { process, number: String(number), version, ...judged };
  return doing(world, 'review.judge', { viewer: { ...viewer, grants }, fields, turn });
}

function viewerOf({ id, name }: { id: string; name: string }): Viewer {
  return {
    ...{ id, name, session: id, email: null, language: 'ko', demo: false },
    ...{ grants: [], secondFactor: 'none', bar: null },
  };
}

interface Asking {
  viewer: Viewer;
  fields: Record<string, string>;
  turn: number;
}

function doing(
  { member }: Pick<WriteWorld, 'member'>,
  name: string,
  { viewer, fields, turn }: Asking,
): Write {
  const action = actionOf(name);
  if (action === null) throw new Error(`there is no action ${name}`);
  const sent = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value]]));
  return {
    kind: name,
    write: async () => {
      const address = `198.18.${(turn >> 8) & 255}.${turn & 255}`;
      const outcome = await perform(member, SECRET, action, {
        ...{ viewer, fields: sent, address, language: 'ko', origin: 'https://gotgan.test' },
      });
      if (!outcome.done && !isOwn(outcome)) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    },
  };
}

/** Who happens to have written a proposal does not agree with it. */
function isOwn(outcome: object): boolean {
  return JSON.stringify(outcome).includes('own-proposal');
}
