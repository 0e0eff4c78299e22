import {
  countCell,
  missingCell,
  plainCell,
  shareCell,
  sumCell,
  trackCell,
  wonCell,
} from '@/lib/content/opinion-cells';
import { messages } from '@/lib/content/messages';
import { moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { Opinion, TrackCounts, TrackMoney } from '@/lib/domain/process/opinion';
import type { SheetColumn, SheetRow, SheetTable } from '@/lib/domain/process/opinion-sheet';

type Arranged = Omit<Opinion, 'texts'>;

/** Every phase with its beginning and end. */
export function scheduleTable(language: Language, { process: { phases } }: Arranged): SheetTable {
  const { opinion: text, process: words } = messages(language);
  return {
    caption: text.scheduleCaption,
    columns: [
      { key: 'phase', header: text.phase, rowHeader: true, share: 3 },
      { key: 'begins', header: text.begins, share: 3 },
      { key: 'ends', header: text.ends, share: 3 },
    ],
    rows: phases.map(({ phase, begins, ends }) => ({
      key: phase,
      cells: {
        phase: plainCell(words.phases[phase]),
        begins: plainCell(moment(begins, language)),
        ends: ends === null ? missingCell(text.noEnd) : plainCell(moment(ends, language)),
      },
    })),
  };
}

const COUNTED = [
  'received',
  'feasible',
  'infeasible',
  'merged',
  'withdrawn',
  'screenedOut',
  'onBallot',
  'won',
  'open',
] as const;

/** How many proposals of each track were received, and what became of them. */
export function countsTable(
  language: Language,
  { counts, total, process: { tracks } }: Arranged,
): SheetTable {
  const { opinion: text } = messages(language);
  const row = (one: TrackCounts): SheetRow => ({
    key: one.track ?? 'total',
    cells: {
      track: trackCell(language, tracks, one.track),
      ...Object.fromEntries(COUNTED.map((name) => [name, countCell(one[name])])),
    },
  });
  return {
    caption: text.countsCaption,
    columns: [
      { key: 'track', header: text.track, rowHeader: true, share: 17 },
      ...COUNTED.map((name): SheetColumn => ({ key: name, header: text[name], numeric: true, share: 10 })),
    ],
    rows: counts.map(row),
    foot: [row(total)],
  };
}

/** Where all proposals stand, in numbers and shares: these add up. */
export function outcomesTable(language: Language, { outcomes, total }: Arranged): SheetTable {
  const { opinion: text, process: words } = messages(language);
  return {
    caption: text.outcomesCaption,
    columns: [
      { key: 'outcome', header: text.outcome, rowHeader: true, share: 4 },
      { key: 'proposals', header: text.proposals, numeric: true, share: 3 },
      { key: 'share', header: text.share, numeric: true, share: 3 },
    ],
    rows: outcomes.map(({ state, proposals, shareTenths }) => ({
      key: state,
      cells: {
        outcome: plainCell(words.states[state]),
        proposals: countCell(proposals),
        share: shareCell(shareTenths, text.unknown),
      },
    })),
    foot: [
      {
        key: 'total',
        cells: {
          outcome: plainCell(text.total),
          proposals: countCell(total.received),
          share: shareCell(1000, text.unknown),
        },
      },
    ],
  };
}

/** What the winners of each track cost against its ceiling. */
export function moneyTable(
  language: Language,
  { money, moneyTotal, process: { tracks } }: Arranged,
): SheetTable {
  const { common, opinion: text } = messages(language);
  const row = (one: TrackMoney): SheetRow => ({
    key: one.track ?? 'total',
    cells: {
      track: trackCell(language, tracks, one.track),
      ceiling: wonCell(one.ceiling, text.noCeiling),
      winners: countCell(one.winners),
      costs: sumCell(language, one.costs),
      missing: countCell(one.costs.missing),
      share: shareCell(one.shareTenths, one.costs.missing > 0 ? text.unknown : text.none),
    },
  });
  return {
    caption: text.moneyCaption,
    columns: [
      { key: 'track', header: text.track, rowHeader: true, share: 17 },
      { key: 'ceiling', header: text.ceiling, unit: common.won, numeric: true, share: 17 },
      { key: 'winners', header: text.winners, numeric: true, share: 10 },
      { key: 'costs', header: text.costs, unit: common.won, numeric: true, share: 17 },
      { key: 'missing', header: text.missing, numeric: true, share: 12 },
      { key: 'share', header: text.ofCeiling, numeric: true, share: 10 },
    ],
    rows: money.map(row),
    foot: [row(moneyTotal)],
  };
}
