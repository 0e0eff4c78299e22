import type { WonFigure } from '@/lib/domain/figure';
import type { Language } from '@/lib/domain/language';
import type { Won } from '@/lib/domain/money';
import type { ProposalState } from '@/lib/domain/process/types';
import { shadowOf, wordsOf } from '@/lib/domain/search/fold';
import { stripParticle } from '@/lib/domain/search/particles';

/** How much a name is like a text: the same thing by most of its telling characters, or something of the same kind. */
export type LikenessGrade = 'strong' | 'some';

export interface Likeness {
  grade: LikenessGrade;
  /** How much is shared, in thousandths of what both tell: the order within a grade. */
  score: number;
}

/** What stands at the end of words and names of works, whatever they are about. Longer ones before those that end them. */
const ENDINGS =
  `유지보수 유지관리 운영비 만들기 바꾸기 가꾸기 해주세요 주세요 사업 설치 정비 조성 개선 지원 운영 교체 관리 유지 보수 구축 확충
  확대 보강 추진 신설 증설 공사 시설 요청 마련 제안 추가 개량 건립 제공 활성화`.split(/\s+/);
/** Words that tell nothing by themselves. */
const FILLERS = new Set(
  `주민 주민참여예산 우리 동네 함께 위한 위해 위하여 있는 없는 하는 되는 새로 모두 누구나 필요 필요한 안전한 깨끗한 쾌적한 일대 주변
  인근 구간 전체 각종 기타 보조 국비 도비 시비 국고 국고보조 국비보조`.split(/\s+/),
);
const SHORTEST = 2;

/** A word without its particle and without what only says that something is done: 보안등설치사업을 → 보안등. Empty where that is all. */
function stemOf(word: string): string {
  const stripped = stripParticle(word);
  let stem = stripped?.certain === true ? stripped.stem : word;
  for (;;) {
    const ending = ENDINGS.find((one) => stem.endsWith(one));
    if (ending === undefined) break;
    stem = stem.slice(0, -ending.length);
  }
  return FILLERS.has(stem) ? '' : stem;
}

/** The words that tell what a text is about, folded, each once, in their order; 및 parts words as a blank does. */
export function tellingWords(text: string): string[] {
  return stemsOf(wordsOf(text));
}

function stemsOf(words: string): string[] {
  const stems = words
    .split(/[ 및]/)
    .filter((word) => word.length >= SHORTEST)
    .map(stemOf);
  return [...new Set(stems)].filter((stem) => stem.length >= SHORTEST);
}

/**
 * The pairs of neighbouring characters of a folded text as whole numbers: 2^16 times the first one's UTF-16 unit and the second's. The
 * index over proposals (text_grams) and the documents of projects (search_document.grams) have the same numbers.
 */
export function pairsOf(folded: string): number[] {
  return Array.from(
    { length: Math.max(0, folded.length - 1) },
    (_, at) => (folded.charCodeAt(at) << 16) | folded.charCodeAt(at + 1),
  );
}

/**
 * What a name must have to be looked at when there are very many: one of these groups of pairs, which are each three neighbouring
 * characters of a telling word, or a telling word of two.
 * @param most groups, those of the first words
 */
export function sieveOf(text: string, most: number): number[][] {
  const groups = tellingWords(text).flatMap((word) => {
    const pairs = pairsOf(word);
    return pairs.length < 2 ? [pairs] : pairs.slice(1).map((pair, at) => [pairs[at] ?? pair, pair]);
  });
  return [...new Map(groups.map((group) => [group.join(), group])).values()].slice(0, most);
}

/** A text's pairs, and those of its telling words. */
interface Told {
  all: ReadonlySet<number>;
  telling: ReadonlySet<number>;
}

const pairsIn = (words: string) => pairsOf(words.replaceAll(' ', ''));

function told(words: string, pairs: readonly number[]): Told {
  return { all: new Set(pairs), telling: new Set(stemsOf(words).flatMap(pairsOf)) };
}

function toldBy(text: string): Told {
  const words = wordsOf(text);
  return told(words, pairsIn(words));
}

/** How many telling pairs of one text the other has, however it is spaced. */
interface Share {
  met: number;
  of: number;
}

function shareOf({ telling }: Pick<Told, 'telling'>, { all }: Pick<Told, 'all'>): Share {
  let met = 0;
  for (const pair of telling) if (all.has(pair)) met += 1;
  return { met, of: telling.size };
}

/** Two thirds of the telling pairs are strong, a third is some. One pair alone is some where it is all that is told. */
function gradeOf({ met, of }: Share): LikenessGrade | null {
  if (met < 2) return met === 1 && of === 1 ? 'some' : null;
  if (3 * met >= 2 * of) return 'strong';
  return 3 * met >= of ? 'some' : null;
}

/**
 * Compares names with a text by what their words tell. It is enough that one of the two has most of what the other tells: a project's
 * name is short and general, a proposal's title says more.
 * @returns null where a name is not like the text
 */
export function likenessTo(text: string): (name: string) => Likeness | null {
  const ours = toldBy(text);
  return (name) => {
    const words = wordsOf(name);
    const pairs = pairsIn(words);
    // Most names of a government have nothing in common with a text: their words need not be looked at.
    if (!pairs.some((pair) => ours.all.has(pair))) return null;
    const theirs = told(words, pairs);
    const [forth, back] = [shareOf(ours, theirs), shareOf(theirs, ours)];
    const grades = [gradeOf(forth), gradeOf(back)];
    const grade = grades.includes('strong') ? 'strong' : (grades[0] ?? grades[1] ?? null);
    if (grade === null) return null;
    return { grade, score: Math.floor((1000 * (forth.met + back.met)) / (forth.of + back.of)) };
  };
}

/** Whether another text, such as a proposal's reason, has two thirds of what a text tells. */
export function coverageOf(text: string): (other: string) => boolean {
  const ours = toldBy(text);
  return (other) => gradeOf(shareOf(ours, { all: new Set(pairsOf(shadowOf(other))) })) === 'strong';
}

/** The best first: by grade, then by what is shared. */
export function byLikeness(a: Likeness, b: Likeness): number {
  if (a.grade !== b.grade) return a.grade === 'strong' ? -1 : 1;
  return b.score - a.score;
}

/** 효자동, 신북읍, 제1동; of two syllables there are too many other words. */
const NEIGHBOURHOOD = /^[가-힣]{1,4}[0-9]*[동읍면리]$/;
/** Endings of other words, as far as hardly any neighbourhood ends in them (청운동, 효자동 and 장수면 are some). */
const NO_NEIGHBOURHOOD =
  /([활아노행공]|..운|[전반]자)동$|([화방측노표]|도로이)면$|([처관거편권분]|울타|마무|항아)리$/;
const SHORTEST_NEIGHBOURHOOD = 3;

/** The neighbourhoods (읍면동, 리) that a text names, by the form of their names alone. Folded, each once. */
export function neighbourhoodsIn(text: string): string[] {
  const words = wordsOf(text)
    .trim()
    .split(' ')
    .map((word) => {
      const stripped = stripParticle(word);
      return stripped === null || NEIGHBOURHOOD.test(word) ? word : stripped.stem;
    });
  return [...new Set(words)].filter(
    (word) =>
      word.length >= SHORTEST_NEIGHBOURHOOD && NEIGHBOURHOOD.test(word) && !NO_NEIGHBOURHOOD.test(word),
  );
}

/** A text without the neighbourhoods that it names: another government's 중앙동 is another place. Folded. */
export function withoutNeighbourhoods(text: string): string {
  const places = neighbourhoodsIn(text);
  const words = wordsOf(text).trim().split(' ');
  return words.filter((word) => !places.some((place) => word.startsWith(place))).join(' ');
}

/** A proposal that is like what somebody is writing. */
export interface SimilarProposal {
  process: string;
  processTitles: Record<Language, string>;
  number: number;
  title: string;
  lafCd: string;
  /** Of the same government. */
  own: boolean;
  /** The fiscal year whose budget is decided. */
  year: number;
  state: ProposalState;
  /** The official cost where there is one, else the author's estimate; null: unknown. */
  cost: Won | null;
  costIsOfficial: boolean;
  likeness: LikenessGrade;
}

/** A project (세부사업) whose name is like a text, with its money. */
export interface LikeProject {
  year: number;
  /** Its public id, as in `/p/{id}`. */
  id: string;
  lafCd: string;
  name: string;
  fieldCode: string | null;
  fieldName: string | null;
  current: WonFigure;
  spent: WonFigure;
  likeness: LikenessGrade;
}

/** What projects with like names have spent in governments of the same kind. */
export interface ComparableCosts {
  /** The peer group whose governments were looked at; null: all of the tier. */
  peerGroup: string | null;
  years: readonly number[];
  /** How many projects there are; `examples` are those that are most alike. */
  cases: number;
  examples: readonly LikeProject[];
  /** By nearest rank: each is what one of the projects spent. Null for fewer than five cases. */
  quartiles: { lower: WonFigure; median: WonFigure; upper: WonFigure } | null;
}
