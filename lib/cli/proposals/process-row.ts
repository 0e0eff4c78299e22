import type pg from 'pg';
import { CliError } from '@/lib/cli/errors';
import type { ImportRequest } from '@/lib/cli/proposals/request';
import { displayName, registerOf } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import { type Won, wonOrNull } from '@/lib/domain/money';
import { DEFAULT_TRACK } from '@/lib/domain/process/import/tracks';
import type { PhaseTime, Track } from '@/lib/domain/process/types';
import { listGovernments } from '@/lib/queries/governments';
import { findProcessRow, tracksOf } from '@/lib/queries/process/lines';

/** What the file itself says of its process; null: nothing. */
export interface FileProcess {
  titles: { ko: string; en: string } | null;
  ceiling: Won | null;
  /** What readers of its summary have to know. */
  remark: { ko: string; en: string } | null;
}

/** The process that proposals go into. */
export interface TargetProcess {
  id: string;
  /** Whether this import makes it. */
  created: boolean;
  titles: { ko: string; en: string };
  ceiling: Won | null;
  tracks: readonly Track[];
  phases: readonly PhaseTime[];
}

const SUMMARY = {
  ko: '지난 주민참여예산의 제안과 결과를 자료에서 옮겨 실었습니다. 자료에 없는 것은 없다고 적었습니다.',
  en: 'Proposals and results of a past participatory budget, taken over from a file. What the file does not have is said to be missing.',
};

const summaryOf = ({ remark }: FileProcess, language: Language) =>
  remark === null ? SUMMARY[language] : `${SUMMARY[language]} ${remark[language]}`;

/**
 * The process as it is, or made by the flags. One that is there is not changed.
 * @throws CliError, exit code 3: it is a demo, says other things than the flags, or its government is unknown
 */
export async function prepareProcess(
  client: pg.PoolClient,
  request: ImportRequest,
  file: FileProcess,
): Promise<TargetProcess> {
  const row = await findProcessRow(client, request.process);
  if (row === null) return createProcess(client, request, file);
  if (row.demo)
    throw new CliError(`${row.id} is a demo process: what really happened does not go among inventions`, 3);
  const tracks = await tracksOf(client, row.id);
  const stands = {
    id: row.id,
    created: false,
    titles: { ko: row.title_ko, en: row.title_en },
    ceiling: wonOrNull(row.ceiling),
    tracks,
    phases: row.phases,
  };
  refuseOthers(stands, request);
  return stands;
}

/** What was given again has to be what stands there. */
function refuseOthers(process: TargetProcess, request: ImportRequest): void {
  const [flag] = [
    ...otherPhases(process, request),
    ...otherTracks(process, request),
    ...otherTitles(process, request),
    ...otherCeiling(process, request),
  ];
  if (flag === undefined) return;
  throw new CliError(
    `${process.id} is there, and ${flag} says something else: leave the flag out. An import does not change a process`,
    3,
  );
}

const otherPhases = ({ phases }: TargetProcess, { phases: given }: ImportRequest) =>
  given
    .filter(({ phase, begins, ends }) =>
      phases.every((one) => one.phase !== phase || one.begins !== begins || one.ends !== ends),
    )
    .map(({ phase }) => `--${phase}`);

const otherTracks = ({ tracks }: TargetProcess, { tracks: given }: ImportRequest) =>
  given
    .filter(({ key, names }) =>
      tracks.every((one) => one.key !== key || one.names.ko !== names.ko || one.names.en !== names.en),
    )
    .map(({ key }) => `--track ${key}`);

const otherTitles = ({ titles }: TargetProcess, { titles: given }: ImportRequest) => [
  ...((given.ko ?? titles.ko) === titles.ko ? [] : ['--title-ko']),
  ...((given.en ?? titles.en) === titles.en ? [] : ['--title-en']),
];

const otherCeiling = ({ ceiling }: TargetProcess, { ceiling: given }: ImportRequest) =>
  given === null || given === ceiling ? [] : ['--ceiling'];

async function createProcess(
  client: pg.PoolClient,
  request: ImportRequest,
  file: FileProcess,
): Promise<TargetProcess> {
  const [lafCd = '', year = ''] = request.process.split('-');
  const titles = await titlesOf(client, { lafCd, year, ...request.titles }, file);
  const ceiling = request.ceiling ?? file.ceiling;
  await client.query(
    `INSERT INTO process (id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling, demo)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, false)`,
    [
      ...[request.process, lafCd, Number(year), titles.ko, titles.en],
      ...[summaryOf(file, 'ko'), summaryOf(file, 'en'), ceiling],
    ],
  );
  const tracks = request.tracks.length === 0 ? [DEFAULT_TRACK] : request.tracks;
  for (const [position, { key, names, who }] of tracks.entries())
    await client.query(
      `INSERT INTO process_track (process_id, key, position, name_ko, name_en, who_ko, who_en)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [request.process, key, position, names.ko, names.en, who.ko, who.en],
    );
  for (const { phase, begins, ends } of request.phases)
    await client.query(
      'INSERT INTO process_phase (process_id, phase, begins, ends) VALUES ($1, $2, $3, $4)',
      [request.process, phase, begins, ends],
    );
  return { id: request.process, created: true, titles, ceiling, tracks, phases: request.phases };
}

interface Wanted {
  lafCd: string;
  year: string;
  ko?: string;
  en?: string;
}

/** Those given, else the file's, else made of the name that the government had at the beginning of the year. */
async function titlesOf(
  client: pg.PoolClient,
  { lafCd, year, ...given }: Wanted,
  file: FileProcess,
): Promise<TargetProcess['titles']> {
  const government = registerOf(await listGovernments(client)).get(lafCd);
  if (government === undefined) throw new CliError(`no government ${lafCd} is in the register`, 3);
  const [ko, en] = [
    displayName(government, `${year}-01-01`, 'ko'),
    displayName(government, `${year}-01-01`, 'en'),
  ];
  const made = { ko: `${ko} ${year}년 주민참여예산`, en: `Participatory budget ${year} of ${en}` };
  return { ...made, ...file.titles, ...given };
}
