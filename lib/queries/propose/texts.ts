import { degreesText } from '@/lib/domain/map/place';
import type { ProposalTexts } from '@/lib/domain/process/proposing';

/** A proposal's texts as pg returns them. */
export interface TextRow {
  track: string;
  title: string;
  need: string;
  content: string;
  effect: string | null;
  beneficiaries: string | null;
  place: string | null;
  lat: string | null;
  lon: string | null;
  area: string | null;
  estimate: string | null;
}

/** The columns that a proposal's author writes. */
export const TEXT_COLUMN_NAMES = [
  'track',
  'title',
  'need',
  'content',
  'effect',
  'beneficiaries',
  'place',
  'lat',
  'lon',
  'area',
  'estimate',
] as const;

/** Columns of `proposal`, or of `proposal_version`. @param from its name in the statement */
export const TEXT_COLUMNS = (from: string) =>
  TEXT_COLUMN_NAMES.map((column) => `${from}.${column}`).join(', ');

const degrees = (value: string | null) => (value === null ? '' : degreesText(Number(value)));

/** As a form has them: what was not given is empty, amounts are digits. */
export function textsOf(row: TextRow): ProposalTexts {
  const { track, title, need, content } = row;
  return {
    track,
    title,
    need,
    content,
    effect: row.effect ?? '',
    beneficiaries: row.beneficiaries ?? '',
    place: row.place ?? '',
    lat: degrees(row.lat),
    lon: degrees(row.lon),
    area: row.area ?? '',
    estimate: row.estimate ?? '',
  };
}
