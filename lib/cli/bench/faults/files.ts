import { type Column, COLUMNS } from '@/lib/domain/project';

/** The cells of a row by column; a column left out is empty. */
export type Row = Partial<Record<Column, string | number>>;

/** The governments of the file: two that only files report, and one that the finance database serves. */
export const FILE_ONLY = ['1117000', '1120000'] as const;
export const HELD_BACK = '1114000';

function row(lafCd: string, project: string, day: string, spent: number): Row {
  return {
    fyr: 2026,
    exe_ymd: day,
    wa_laf_cd: '1100000',
    laf_cd: lafCd,
    acnt_dv_cd: '100',
    acnt_dv_nm: '일반회계',
    dept_cd: '01',
    dbiz_cd: project,
    dbiz_nm: `사업 ${project}`,
    fld_cd: '080',
    fld_nm: '사회복지',
    ane_part_cd: '081',
    part_nm: '주택',
    cpl_amt: 900_000,
    bdg_cash_amt: 1_000_000,
    bdg_ntep: 500_000,
    capep: 300_000,
    sggep: 200_000,
    etc_amt: 0,
    ep_amt: spent,
  };
}

function csv(rows: readonly Row[]): string {
  const lines = rows.map((cells) => COLUMNS.map((column) => cells[column] ?? '').join(','));
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const projects = (lafCd: string, each: number, day: string): Row[] =>
  numbers(each).map((index) => row(lafCd, `F${index}`, day, 100_000 + index));

/** What the last snapshot has not, or has elsewhere: more than a twentieth of a government's projects gone would be refused. */
const absent = (lafCd: string) => (lafCd === FILE_ONLY[0] ? ['F1', 'F2', 'F9'] : ['F2', 'F9']);

/** What was synced before: a whole snapshot, one that removes two projects of a government, and a selection. */
export function filesBefore(each: number): { content: string; partial: boolean }[] {
  const all = (day: string) => [...FILE_ONLY, HELD_BACK].flatMap((lafCd) => projects(lafCd, each, day));
  const [first] = FILE_ONLY;
  const fewer = all('20260708').filter(
    ({ laf_cd, dbiz_cd }) => laf_cd !== first || !['F0', 'F1'].includes(String(dbiz_cd)),
  );
  const selection = [row(first, 'F2', '20260710', 555), row(FILE_ONLY[1], 'F2', '20260710', 556)];
  return [
    { content: csv(all('20260630')), partial: false },
    { content: csv(fewer), partial: false },
    { content: csv(selection), partial: true },
  ];
}

/**
 * The snapshot that is interrupted. Of each government: a row for a day before what is known (F2), a removed project back (F0),
 * one gone (F9), every fifth changed, one new, one in two departments, one amount that cannot be read, a copy, two copies that
 * contradict each other. Where F1 was removed before, it is gone still. Of a government of which nothing was known a first row.
 */
export function fileAfter(each: number): string {
  const day = '20260718';
  const rows = [...FILE_ONLY, HELD_BACK].flatMap((lafCd) => [
    row(lafCd, 'F2', '20260701', 777),
    ...projects(lafCd, each, day)
      .filter(({ dbiz_cd }) => !absent(lafCd).includes(String(dbiz_cd)))
      .map((one, index) => (index % 5 === 0 ? { ...one, ep_amt: 900_000 + index } : one)),
    row(lafCd, 'NEW', day, 1),
    row(lafCd, 'TWO', day, 2),
    { ...row(lafCd, 'TWO', day, 3), dept_cd: '02' },
    { ...row(lafCd, 'ODD', day, 0), ep_amt: '12천원' },
    row(lafCd, 'COPY', day, 4),
    row(lafCd, 'COPY', day, 4),
    row(lafCd, 'CLASH', day, 5),
    row(lafCd, 'CLASH', day, 6),
  ]);
  return csv([...rows, row('1123000', 'FIRST', day, 8), { ...row('9999999', 'NOWHERE', day, 9) }]);
}
