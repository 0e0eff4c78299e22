import { parseAmount } from '@/lib/domain/search/amount';
import {
  intersection,
  type Operator,
  type Range,
  rangeOf,
  type ReadNumber,
} from '@/lib/domain/search/ranges';

/**
 * The query language: blanks and commas stand between the parts of a query, all of which a project must meet.
 *
 *     query   = part*
 *     part    = ["-"] ( phrase | condition | word )         "-": projects that have it are left out
 *     phrase  = '"' … '"'                                    as it stands, spaces apart
 *     condition = name ( ":" | "=" | ">" | "<" | ">=" | "<=" ) value
 *     value   = phrase | number [ ".." number ] | text       amounts as they are said: 3억 5천만
 *
 * What cannot be read is named with its place, and what can be is kept: the page shows something and says what it left out.
 */

/** A piece of the query's text: [start, end) in it. */
export interface Spot {
  text: string;
  start: number;
  end: number;
}

export const RANGES = ['year', 'current', 'spent', 'rate'] as const;
export type RangeName = (typeof RANGES)[number];
export const TEXTS = ['government', 'field', 'account'] as const;
export type TextName = (typeof TEXTS)[number];

export type QueryProblemKind =
  | 'unclosed-quote'
  | 'unknown-name'
  | 'no-value'
  | 'not-comparable'
  | 'not-excludable'
  | 'year'
  | 'amount'
  | 'rate'
  | 'impossible-range'
  | 'too-many-parts'
  | 'unknown-government'
  | 'unknown-field'
  | 'unknown-account';
export interface QueryProblem extends Spot {
  kind: QueryProblemKind;
}

export interface ReadQuery {
  words: readonly Spot[];
  phrases: readonly Spot[];
  excluded: readonly (Spot & { phrase: boolean })[];
  /** Several values of one name widen. */
  texts: Readonly<Record<TextName, readonly Spot[]>>;
  /** Several conditions of one name narrow. */
  ranges: Readonly<Record<RangeName, Range | null>>;
  problems: readonly QueryProblem[];
}

/** More parts than a person types. */
export const MOST_PARTS = 40;

const NAMES: Readonly<Record<string, RangeName | TextName>> = {
  government: 'government',
  자치단체: 'government',
  지역: 'government',
  field: 'field',
  분야: 'field',
  account: 'account',
  회계: 'account',
  year: 'year',
  연도: 'year',
  회계연도: 'year',
  budget: 'current',
  current: 'current',
  예산: 'current',
  예산현액: 'current',
  spent: 'spent',
  지출: 'spent',
  지출액: 'spent',
  rate: 'rate',
  집행률: 'rate',
};

const BETWEEN = /[\s,;|]+/uy;
const QUOTED = /["“”]([^"“”]*)["“”]/uy;
const QUOTE = /["“”]/u;
const CONDITION = /(\p{L}+)(:|>=|<=|>|<|=)/uy;
const BARE = /[^\s,;|"“”]+/uy;
/** What goes on with an amount after a blank: 3억 `5천만`. */
const FURTHER_AMOUNT = /\s+([\d.천백십]*[억만천백십]원?)(?=$|[\s,;|])/uy;
/** A thousands separator is no end of a value. */
const VALUE = /(?:[^\s,;|"“”]|,(?=\d{3}))+/uy;

/** A query of one kind of number: how it is written, and what is said of what is not. */
const NUMBERS: Readonly<Record<RangeName, { read: ReadNumber; problem: QueryProblemKind }>> = {
  year: { read: (text) => (/^(19|20|21)\d\d$/.test(text) ? BigInt(text) : null), problem: 'year' },
  current: { read: parseAmount, problem: 'amount' },
  spent: { read: parseAmount, problem: 'amount' },
  rate: { read: tenthsOf, problem: 'rate' },
};

/** `30`, `30%`, `30.5 %`: tenths of a per cent. */
function tenthsOf(text: string): bigint | null {
  const found = /^(\d{1,4})(?:\.(\d))?\s*[%％]?$/.exec(text);
  return found === null ? null : BigInt(`${found[1]}${found[2] ?? '0'}`);
}

function isRange(name: RangeName | TextName): name is RangeName {
  return Object.hasOwn(NUMBERS, name);
}

/** Reads a query's text. Pure, and in time linear in its length. */
export function readQuery(text: string): ReadQuery {
  return new QueryReader(text).read();
}

class QueryReader {
  private at = 0;
  private parts = 0;
  private readonly words: Spot[] = [];
  private readonly phrases: Spot[] = [];
  private readonly excluded: (Spot & { phrase: boolean })[] = [];
  private readonly texts: Record<TextName, Spot[]> = { government: [], field: [], account: [] };
  private readonly ranges: Record<RangeName, Range | null> = {
    year: null,
    current: null,
    spent: null,
    rate: null,
  };
  private readonly problems: QueryProblem[] = [];

  constructor(private readonly text: string) {}

  read(): ReadQuery {
    while (this.at < this.text.length) {
      if (this.take(BETWEEN) !== null) continue;
      this.parts += 1;
      if (this.parts > MOST_PARTS) {
        this.problem('too-many-parts', this.at, this.text.length);
        break;
      }
      this.part();
    }
    const { words, phrases, excluded, texts, ranges, problems } = this;
    return { words, phrases, excluded, texts, ranges, problems };
  }

  private part(): void {
    const start = this.at;
    const out = this.text[start] === '-' && /^[^\s,;|-]/u.test(this.text.slice(start + 1, start + 3));
    if (out) this.at += 1;
    if (this.phrase(start, out)) return;
    const condition = this.take(CONDITION);
    if (condition !== null) this.condition(condition, { start, out });
    else this.word(start, out);
  }

  /** @returns whether there was one, closed or not */
  private phrase(start: number, out: boolean): boolean {
    if (!QUOTE.test(this.text[this.at] ?? '')) return false;
    const quoted = this.take(QUOTED);
    if (quoted === null) {
      // What follows is read as words.
      this.problem('unclosed-quote', this.at, this.text.length);
      this.at += 1;
      return true;
    }
    const spot = { text: (quoted[1] ?? '').trim(), start, end: this.at };
    if (spot.text === '') return true;
    if (out) this.excluded.push({ ...spot, phrase: true });
    else this.phrases.push(spot);
    return true;
  }

  private word(start: number, out: boolean): void {
    const bare = this.take(BARE);
    const spot = { text: bare?.[0] ?? '', start, end: this.at };
    if (out) this.excluded.push({ ...spot, phrase: false });
    else this.words.push(spot);
  }

  private condition(
    [, written = '', sign = '']: RegExpExecArray,
    place: { start: number; out: boolean },
  ): void {
    const name = NAMES[written.normalize('NFC').toLowerCase()];
    const { value, quoted } = this.value(name);
    const { start, out } = place;
    // Every alternative of the expression above is an operator.
    const operator = sign as Operator;
    if (name === undefined) this.unknownName(written, value, place);
    else if (value.text === '') this.problem('no-value', start, this.at);
    else if (out) this.problem('not-excludable', start, this.at);
    else if (isRange(name)) this.narrow(name, operator, value, start);
    else if (operator === ':' || operator === '=') this.texts[name].push(value);
    else this.problem('not-comparable', start, quoted ? this.at : value.end);
  }

  /** Not a condition, then: a name and what it says are words (서울:도서관). */
  private unknownName(written: string, value: Spot, { start, out }: { start: number; out: boolean }): void {
    const from = start + Number(out);
    this.problem('unknown-name', start, from + written.length);
    const said = [{ text: written, start: from, end: from + written.length }, value].filter(isSaid);
    if (out) this.excluded.push(...said.map((spot) => ({ ...spot, phrase: false })));
    else this.words.push(...said);
  }

  private value(name: RangeName | TextName | undefined): { value: Spot; quoted: boolean } {
    const start = this.at;
    const phrase = this.take(QUOTED);
    if (phrase !== null)
      return { value: { text: (phrase[1] ?? '').trim(), start, end: this.at }, quoted: true };
    this.take(VALUE);
    if (name === 'current' || name === 'spent') this.furtherAmounts(start);
    return { value: { text: this.text.slice(start, this.at), start, end: this.at }, quoted: false };
  }

  /** Takes what goes on with an amount, as long as all of it together is one. */
  private furtherAmounts(start: number): void {
    for (;;) {
      const before = this.at;
      const amount = (end: number) => {
        const sides = this.text.slice(start, end).split('..');
        return parseAmount(sides.at(-1) ?? '');
      };
      if (this.take(FURTHER_AMOUNT) === null) return;
      const [alone, together] = [amount(before), amount(this.at)];
      if (alone !== null && together !== null) continue;
      this.at = before;
      return;
    }
  }

  private narrow(name: RangeName, operator: Operator, value: Spot, start: number): void {
    const { read, problem } = NUMBERS[name];
    const said = rangeOf(operator, value.text, read);
    if (said === null) {
      this.problem(problem, value.start, value.end);
      return;
    }
    const both = intersection(this.ranges[name], said);
    if (both.min !== null && both.max !== null && both.min > both.max)
      this.problem('impossible-range', start, this.at);
    this.ranges[name] = both;
  }

  private take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text);
    if (found !== null) this.at = expression.lastIndex;
    return found;
  }

  private problem(kind: QueryProblemKind, start: number, end: number): void {
    this.problems.push({ kind, text: this.text.slice(start, end), start, end });
  }
}

const isSaid = ({ text }: Spot) => text !== '';
