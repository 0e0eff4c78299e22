import { missingCell, plainCell } from '@/lib/content/opinion-cells';
import { ballotTable, othersTable, proposalTexts, winnersTable } from '@/lib/content/opinion-proposals';
import { countsTable, moneyTable, outcomesTable, scheduleTable } from '@/lib/content/opinion-tables';
import { messages } from '@/lib/content/messages';
import { amountExact, count, moment } from '@/lib/domain/format';
import { type Language, localPath } from '@/lib/domain/language';
import { instantOf, type Opinion } from '@/lib/domain/process/opinion';
import type { Sheet, SheetSection, SheetTable } from '@/lib/domain/process/opinion-sheet';
import { readEnv } from '@/lib/env';

type Arranged = Omit<Opinion, 'texts'>;

/** The 주민의견서 in words, without the texts of proposals: what its page shows. */
export function opinionSheet(language: Language, opinion: Arranged): Sheet {
  const { opinion: text } = messages(language);
  const { process, checksum } = opinion;
  return {
    language,
    title: opinionTitle(language, opinion),
    author: process.government.names[language],
    marks: [
      ...(process.demo ? [{ title: text.demo, text: text.demoText }] : []),
      ...(opinion.isFinal ? [] : [{ title: text.draft, text: text.draftText }]),
    ],
    facts: factsOf(language, opinion),
    sections: [
      scheduleSection(language, opinion),
      countsSection(language, opinion),
      moneySection(language, opinion),
      winnersSection(language, opinion),
      ...(opinion.ballot.length > 0 ? [ballotSection(language, opinion)] : []),
      othersSection(language, opinion),
    ],
    made: madeOf(language, opinion, checksum),
    signature: { dated: text.dated, office: text.office, name: text.signedName, seal: text.seal },
    replaced: text.replaced,
    instant: instantOf(opinion),
  };
}

/** The same with the texts of proposals, in front of the others: what its PDF shows. */
export function wholeOpinionSheet(language: Language, opinion: Opinion): Sheet {
  const { opinion: text } = messages(language);
  const sheet = opinionSheet(language, opinion);
  const texts = proposalTexts(language, opinion);
  if (texts.length === 0) return sheet;
  const section = { id: 'texts', title: text.textsTitle, notes: [text.textsNote], tables: [], texts };
  return { ...sheet, sections: [...sheet.sections.slice(0, -1), section, ...sheet.sections.slice(-1)] };
}

/** `횡성군 2027년도 주민참여예산 주민의견서`. */
export function opinionTitle(language: Language, { process }: Pick<Opinion, 'process'>): string {
  return messages(language).opinion.title(process.ownNames[language], process.year);
}

function factsOf(language: Language, { process, asOf }: Arranged): Sheet['facts'] {
  const { opinion: text } = messages(language);
  const { government, year, titles, ceiling } = process;
  return [
    { label: text.government, value: plainCell(government.names[language]) },
    { label: text.year, value: plainCell(text.yearOf(year)) },
    { label: text.process, value: plainCell(titles[language]) },
    { label: text.basis, value: plainCell(text.basisText) },
    {
      label: text.asOf,
      value: plainCell(asOf === null ? text.noSteps : text.asOfText(moment(asOf, language))),
    },
    {
      label: text.ceiling,
      value: ceiling === null ? missingCell(text.noCeiling) : plainCell(amountExact(ceiling, language)),
    },
  ];
}

/** A section of one table, or of a note where it would have no row. */
function section(
  id: string,
  title: string,
  { table, empty, notes = [] }: { table: SheetTable; empty: string; notes?: readonly string[] },
): SheetSection {
  const tables = table.rows.length > 0 ? [table] : [];
  return { id, title, notes: tables.length > 0 ? notes : [empty, ...notes], tables, texts: [] };
}

function scheduleSection(language: Language, opinion: Arranged): SheetSection {
  const { opinion: text } = messages(language);
  const table = scheduleTable(language, opinion);
  return section('schedule', text.scheduleTitle, { table, empty: text.noSchedule });
}

function countsSection(language: Language, opinion: Arranged): SheetSection {
  const { opinion: text } = messages(language);
  const none = opinion.total.received === 0;
  return {
    id: 'counts',
    title: text.countsTitle,
    notes: [none ? text.noProposals : text.countsNote],
    tables: none ? [] : [countsTable(language, opinion), outcomesTable(language, opinion)],
    texts: [],
  };
}

function moneySection(language: Language, opinion: Arranged): SheetSection {
  const { opinion: text } = messages(language);
  const { missing } = opinion.moneyTotal.costs;
  return {
    id: 'money',
    title: text.moneyTitle,
    notes: missing > 0 ? [text.moneyMissing(count(missing))] : [],
    tables: [moneyTable(language, opinion)],
    texts: [],
  };
}

function winnersSection(language: Language, opinion: Arranged): SheetSection {
  const { opinion: text } = messages(language);
  const table = winnersTable(language, opinion);
  const empty = opinion.isFinal ? text.noWinners : text.noResult;
  return section('winners', text.winnersTitle, { table, empty });
}

function ballotSection(language: Language, opinion: Arranged): SheetSection {
  const { opinion: text } = messages(language);
  return section('ballot', text.ballotTitle, { table: ballotTable(language, opinion), empty: text.none });
}

function othersSection(language: Language, opinion: Arranged): SheetSection {
  const { opinion: text } = messages(language);
  const notes = opinion.leftOut > 0 ? [text.leftOut(count(opinion.leftOut))] : [];
  const table = othersTable(language, opinion);
  return section('others', text.othersTitle, { table, empty: text.noOthers, notes });
}

function madeOf(language: Language, { process, steps }: Arranged, checksum: string): Sheet['made'] {
  const { opinion: text } = messages(language);
  const path = localPath(language, `/participate/${process.id}/opinion`);
  const { SITE_URL } = readEnv();
  const address = SITE_URL === undefined ? path : new URL(path, SITE_URL).href;
  return {
    title: text.madeTitle,
    lines: [
      text.made(count(steps), address),
      text.checkedBy,
      ...(language === 'ko' ? [] : [text.translated]),
    ],
    checksum,
    checksumLabel: text.checksum,
  };
}
