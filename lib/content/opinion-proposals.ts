import {
  countCell,
  koreanCell,
  missingCell,
  plainCell,
  shareCell,
  sumCell,
  totalCell,
  trackCell,
  wonCell,
} from '@/lib/content/opinion-cells';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { rateTenths } from '@/lib/domain/money';
import type { Opinion, OpinionLine } from '@/lib/domain/process/opinion';
import type {
  SheetCell,
  SheetColumn,
  SheetRow,
  SheetTable,
  SheetText,
} from '@/lib/domain/process/opinion-sheet';

type Arranged = Omit<Opinion, 'texts'>;
type Words = ReturnType<typeof messages>['opinion'];

function titleCell(text: Words, { number, title }: OpinionLine): SheetCell {
  return { text: text.numbered(count(number), title), korean: true, proposal: number };
}

function costlyColumns(language: Language): SheetColumn[] {
  const { common, opinion: text } = messages(language);
  return [
    { key: 'proposal', header: text.proposal, rowHeader: true, share: 34 },
    { key: 'track', header: text.track, share: 13 },
    { key: 'place', header: text.place, share: 17 },
    { key: 'department', header: text.department, share: 15 },
    { key: 'cost', header: text.officialCost, unit: common.won, numeric: true, share: 18 },
    { key: 'share', header: text.ofCeiling, numeric: true, share: 11 },
  ];
}

function costlyCells(language: Language, { process }: Arranged, line: OpinionLine): SheetRow['cells'] {
  const { opinion: text } = messages(language);
  return {
    proposal: titleCell(text, line),
    track: trackCell(language, process.tracks, line.track),
    place: koreanCell(line.place, text.notGiven),
    department: koreanCell(line.department, text.notGiven),
    cost: wonCell(line.officialCost, text.unknown),
    share: shareCell(
      rateTenths(line.officialCost, process.ceiling),
      process.ceiling === null ? text.none : text.unknown,
    ),
  };
}

/** Winners in the order of the result, with their sum against the ceiling. */
export function winnersTable(language: Language, opinion: Arranged): SheetTable {
  const { opinion: text } = messages(language);
  const { costs, shareTenths } = opinion.moneyTotal;
  const blank = plainCell('');
  return {
    caption: text.winnersCaption,
    columns: [{ key: 'order', header: text.order, numeric: true, share: 8 }, ...costlyColumns(language)],
    rows: opinion.winners.map((line, index) => ({
      key: line.number,
      cells: { order: countCell(index + 1), ...costlyCells(language, opinion, line) },
    })),
    foot: [
      {
        key: 'total',
        cells: {
          ...{ order: blank, track: blank, place: blank, department: blank },
          proposal: totalCell(language, costs),
          cost: sumCell(language, costs),
          share: shareCell(shareTenths, costs.missing > 0 ? text.unknown : text.none),
        },
      },
    ],
  };
}

/** What waits for the result. */
export function ballotTable(language: Language, opinion: Arranged): SheetTable {
  return {
    caption: messages(language).opinion.ballotCaption,
    columns: costlyColumns(language),
    rows: opinion.ballot.map((line) => ({
      key: line.number,
      cells: costlyCells(language, opinion, line),
    })),
  };
}

/** All others with what became of them, and the public reason. */
export function othersTable(language: Language, { others, process }: Arranged): SheetTable {
  const { opinion: text, process: words } = messages(language);
  const outcome = ({ state, mergedInto }: OpinionLine) =>
    mergedInto === null ? words.states[state] : text.mergedInto(count(mergedInto));
  return {
    caption: text.othersCaption,
    columns: [
      { key: 'proposal', header: text.proposal, rowHeader: true, share: 30 },
      { key: 'track', header: text.track, share: 12 },
      { key: 'outcome', header: text.outcome, share: 13 },
      { key: 'by', header: text.by, share: 14 },
      { key: 'reason', header: text.reason, prose: true, share: 36 },
    ],
    rows: others.map((line) => ({
      key: line.number,
      cells: {
        proposal: titleCell(text, line),
        track: trackCell(language, process.tracks, line.track),
        outcome: plainCell(outcome(line)),
        by: byCell(text, line),
        reason: koreanCell(line.reason, noneOf(text, line)),
      },
    })),
  };
}

/** Of what was not decided yet there is nothing to give. */
const noneOf = (text: Words, { state }: OpinionLine) => (state === 'submitted' ? text.none : text.notGiven);

function byCell(text: Words, line: OpinionLine): SheetCell {
  if (line.by !== null) return { text: line.by, korean: true };
  return line.state === 'withdrawn' ? plainCell(text.author) : missingCell(noneOf(text, line));
}

/** Winners and what is on the ballot in the words of their authors, in the order of the tables. */
export function proposalTexts(language: Language, { winners, ballot, texts }: Opinion): SheetText[] {
  const { opinion: text } = messages(language);
  const written = new Map(texts.map((one) => [one.number, one]));
  return [...winners, ...ballot].flatMap((line) => {
    const own = written.get(line.number);
    if (own === undefined) return [];
    const parts: [string, string | null][] = [
      [text.author, line.author],
      [text.need, own.need],
      [text.content, own.content],
      [text.effect, own.effect],
      [text.beneficiaries, own.beneficiaries],
      [text.judgement, line.opinion],
    ];
    return {
      title: text.numbered(count(line.number), line.title),
      parts: parts.flatMap(([label, value]) => (value === null ? [] : [{ label, text: value }])),
    };
  });
}
