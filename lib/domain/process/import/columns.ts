import { shortened } from '@/lib/domain/quarantine';
import { type Unit, unitOf } from '@/lib/domain/process/import/amounts';

/** What a column says, and the headers by which it is known, blanks and case aside. */
const HEADERS = {
  number: '제안번호 번호 접수번호 no no. number',
  title: '제안명 사업명 제목 제안제목 title',
  content: '제안내용 사업내용 내용 content',
  need: '제안이유 필요성 제안배경 need',
  effect: '기대효과 effect',
  beneficiaries: '수혜자 수혜대상 beneficiaries',
  track: '분야 트랙 track',
  place: '위치 장소 사업위치 place',
  author: '제안자 author',
  estimate: '소요예산 사업비 추정액 estimate',
  feasibility: '검토결과 feasibility',
  reason: '검토의견 사유 reason',
  department: '검토부서 담당부서 소관부서 department',
  officialCost: '확정예산 검토금액 officialcost',
  selected: '선정여부 결과 selected',
  votes: '득표 득표수 votes',
  submitted: '제안일 제안일자 접수일 submitted',
  reviewed: '검토일 reviewed',
  decided: '선정일 결과발표일 decided',
} as const;
export type Field = keyof typeof HEADERS;
const FIELDS = Object.keys(HEADERS) as Field[]; // the keys are the fields
const AMOUNTS: readonly Field[] = ['estimate', 'officialCost'];
const NEEDED: readonly Field[] = ['number', 'title'];

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[\s_]/gu, '');
const FIELD_OF = new Map(
  FIELDS.flatMap((field) => HEADERS[field].split(' ').map((name) => [plain(name), field])),
);

export interface Column {
  at: number;
  /** As the file writes it. */
  name: string;
  /** Of an amount. */
  unit: Unit | null;
}

export interface ColumnMap {
  width: number;
  columns: Partial<Record<Field, Column>>;
  /** Columns that nothing is read from. */
  unknown: string[];
}

/** A header that cannot be gone by; the message says what helps. */
export class HeaderRefused extends Error {
  override readonly name = 'HeaderRefused';
}

export interface HeaderOptions {
  /** Of columns of amounts whose header names none. */
  unit: Unit | null;
  /** The column that says the track; `none`: none does; null: known by its name. */
  trackColumn: string | null;
}

/**
 * Which column says what. A unit stands behind the name, in brackets: 소요예산(천원).
 * @throws HeaderRefused where one is missing, stands there twice, or is an amount without a unit
 */
export function mapColumns(header: readonly string[], options: HeaderOptions): ColumnMap {
  const map: ColumnMap = { width: header.length, columns: {}, unknown: [] };
  for (const [at, written] of header.entries()) {
    const name = written.normalize('NFC').trim();
    const field = fieldOf(name, options.trackColumn);
    if (field === null) map.unknown.push(shortened(name));
    else place(map, field, { at, name, unit: amountUnit(field, name, options.unit) });
  }
  const missing = NEEDED.filter((field) => map.columns[field] === undefined);
  if (missing.length > 0)
    throw new HeaderRefused(
      `no column ${missing.map((field) => HEADERS[field].split(' ').join(' / ')).join(', and none ')}: the first line names the columns`,
    );
  wantTrackColumn(map, options.trackColumn);
  return map;
}

function wantTrackColumn({ columns }: ColumnMap, wanted: string | null): void {
  if (wanted === null || wanted === 'none' || columns.track !== undefined) return;
  throw new HeaderRefused(`no column ${wanted}, which --track-column names`);
}

function place(map: ColumnMap, field: Field, column: Column): void {
  const before = map.columns[field];
  if (before !== undefined)
    throw new HeaderRefused(
      `the columns “${before.name}” and “${column.name}” say the same: give one of them another name, or take it out`,
    );
  map.columns[field] = column;
}

/** A name, and what stands in brackets behind it. */
function parts(name: string): { whole: string; before: string; within: string | null } {
  const [, before, within] = /^(.*?)\s*[([](.*)[)\]]$/u.exec(name.normalize('NFKC')) ?? [];
  return { whole: plain(name), before: plain(before ?? name), within: within ?? null };
}

function fieldOf(name: string, trackColumn: string | null): Field | null {
  const { whole, before, within } = parts(name);
  if (trackColumn !== null && whole === plain(trackColumn)) return 'track';
  const field = FIELD_OF.get(whole) ?? FIELD_OF.get(before);
  if (field === undefined || isPart(field, within)) return null;
  return field === 'track' && trackColumn !== null ? null : field;
}

/** 사업비(시비) is a part of the amount, and not the amount. */
const isPart = (field: Field, within: string | null) =>
  AMOUNTS.includes(field) && within !== null && unitOf(within) === null;

function amountUnit(field: Field, name: string, given: Unit | null): Unit | null {
  if (!AMOUNTS.includes(field)) return null;
  const unit = unitOf(parts(name).within ?? '') ?? given;
  if (unit === null)
    throw new HeaderRefused(`column “${name}” does not say its unit: write ${name}(원), or give --unit`);
  return unit;
}
