import { DAY, residentMoment } from '@/prisma/demo/participation/calendar';
import { IDEAS } from '@/prisma/demo/participation/ideas';
import type { Ask, DemoTrack, Idea } from '@/prisma/demo/participation/ideas/idea';
import { authorName, contentText, needText } from '@/prisma/demo/participation/people';
import type { ProcessSpec, Span, TrackKey } from '@/prisma/demo/participation/specs';
import type { Random } from '@/prisma/demo/random';

const MILLION = 1_000_000;

export interface DemoProposal {
  number: number;
  track: TrackKey;
  title: string;
  need: string;
  content: string;
  effect: string;
  beneficiaries: string;
  place: string;
  estimate: number | null;
  author: string;
  /** What a project of its track may cost at most: nobody votes on what cannot be paid. Whole won. */
  limit: number;
  submittedAt: number;
  idea: Idea;
  /** The number of the earlier proposal that it repeats. */
  repeats: number | null;
}

interface Choice {
  idea: Idea;
  ask: Ask;
  neighbourhood: string;
  /** The one that is repeated. */
  of: Choice | null;
}

/** No project may cost more, whole won. */
export const LIMIT = 300_000_000;

/** This share repeats what somebody else of the same neighbourhood asked for before. */
const REPEATED = 0.07;

/** The proposals of a process that were handed in before a moment, numbered in the order in which they came. */
export function drawProposals(
  spec: ProcessSpec,
  { begins, ends }: Span,
  now: number,
  chance: Random,
): DemoProposal[] {
  const choices = draw(spec, chance);
  const until = Math.min(ends, now);
  const moments = choices.map(() => handedIn(chance, begins, until)).sort((a, b) => a - b);
  const numbers = new Map(choices.map((choice, index) => [choice, index + 1]));
  return choices.map((choice, index) => ({
    ...written(choice, spec, chance),
    number: index + 1,
    repeats: (choice.of && numbers.get(choice.of)) ?? null,
    submittedAt: moments[index] ?? begins,
  }));
}

/** Many come in the last days. */
function handedIn(chance: Random, begins: number, until: number): number {
  const late = chance.chance(0.3) ? Math.max(begins, until - 6 * DAY) : begins;
  return residentMoment(chance, late, until) ?? begins;
}

function draw({ proposals, neighbourhoods }: ProcessSpec, chance: Random): Choice[] {
  const decks = { general: deckOf('general'), youth: deckOf('youth'), teen: deckOf('teen') };
  const choices: Choice[] = [];
  while (choices.length < proposals) {
    if (choices.length > 10 && chance.chance(REPEATED)) {
      const earlier = chance.pick(choices);
      if (earlier.of === null) choices.push({ ...earlier, of: earlier });
      continue;
    }
    const track = trackOf(chance.next());
    if (decks[track].length === 0) decks[track] = deckOf(track);
    const [card] = decks[track].splice(chance.int(0, decks[track].length - 1), 1);
    if (card !== undefined) choices.push({ ...card, neighbourhood: chance.pick(neighbourhoods), of: null });
  }
  return choices;
}

function trackOf(share: number): DemoTrack {
  if (share < 0.78) return 'general';
  return share < 0.9 ? 'youth' : 'teen';
}

/** Everything that a track's residents can ask for, each once before any comes again. */
function deckOf(track: DemoTrack): { idea: Idea; ask: Ask }[] {
  return IDEAS.filter((idea) => idea.track === track).flatMap((idea) =>
    idea.asks.map((ask) => ({ idea, ask })),
  );
}

function written(
  { idea, ask, neighbourhood, of }: Choice,
  { streams, ceilings }: ProcessSpec,
  chance: Random,
): Omit<DemoProposal, 'number' | 'submittedAt' | 'repeats'> {
  const stream = chance.pick(streams);
  const fill = (text: string) =>
    text
      .replaceAll('{d}', neighbourhood)
      .replaceAll('{n}', neighbourhood.slice(0, -1))
      .replaceAll('{w}', stream);
  const place = fill(chance.pick(ask.places));
  const title = fill(ask.title.replaceAll('{p}', place));
  const track = isSmall(idea) && ceilings.town !== undefined ? 'town' : idea.track;
  return {
    track,
    limit: Math.min(LIMIT, (ceilings[track] ?? 0) * 1_000_000),
    // Who asks for the same thing words it a little otherwise.
    title: of !== null && /(설치|정비|교체|만들기)$/.test(title) ? `${title} 요청` : title,
    need: needText(chance, idea.track, fill(ask.need)),
    content: contentText(chance, idea.track, fill(ask.content)),
    effect: chance.pick(idea.effects),
    beneficiaries: fill(chance.pick(idea.who)),
    place: ask.title.includes('{p}') || ask.title.includes('{w}') ? place : `${neighbourhood} 일대`,
    estimate: estimateOf(idea, chance),
    author: authorName(chance),
    idea,
  };
}

/** A work that 동네 pays for, where there is that track: by its usual cost, in millions of won. */
const isSmall = ({ track, cost }: Idea) => track === 'general' && cost[1] <= 90;

/** Round figures; some do not know, and some ask for more than there can be. */
function estimateOf({ cost: [low, high] }: Idea, chance: Random): number | null {
  if (chance.chance(0.06)) return null;
  const much = chance.chance(0.05) ? chance.int(3, 6) : 1;
  const millions = chance.between(low, high) * much;
  const step = millions > 50 ? 10 : 5;
  return Math.max(step, Math.round(millions / step) * step) * MILLION;
}
