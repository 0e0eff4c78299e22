/** Which share of a process it belongs to: 일반, 청년, 청소년. */
export type DemoTrack = 'general' | 'youth' | 'teen';

/** One thing that is asked for: a title, what is wrong, what is to be done, and where. */
export interface Ask {
  title: string;
  need: string;
  content: string;
  places: readonly string[];
}

/**
 * A kind of thing that residents ask for. Texts carry {p} the place, {d} a neighbourhood (동), {n} its name without 동, {w} a stream.
 */
export interface Idea {
  track: DemoTrack;
  department: string;
  /** Usual cost in millions of won. */
  cost: readonly [low: number, high: number];
  /** Names of projects (세부사업) that may pay for it. */
  fits: RegExp;
  asks: readonly Ask[];
  effects: readonly string[];
  who: readonly string[];
  /** Why its department turns it down. */
  refusals: readonly string[];
}

interface Texts {
  /** Each `title|need|content`, and `|place;place` where it has places of its own. */
  asks: readonly string[];
  places: string;
  effects: string;
  who: string;
  refusals: string;
}

/** An idea whose texts are parted by `|`. */
export function idea(
  track: DemoTrack,
  department: string,
  cost: Idea['cost'],
  fits: RegExp,
  { asks, places, effects, who, refusals }: Texts,
): Idea {
  const parts = (text: string) => text.split('|');
  return {
    track,
    department,
    cost,
    fits,
    asks: asks.map((text) => askOf(text, places.split('|'))),
    effects: parts(effects),
    who: parts(who),
    refusals: parts(refusals),
  };
}

function askOf(text: string, usual: readonly string[]): Ask {
  const [title = '', need = '', content = '', places] = text.split('|');
  return { title, need, content, places: places?.split(';') ?? usual };
}
