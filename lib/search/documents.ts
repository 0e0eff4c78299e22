import { findField } from '@/lib/domain/fields';
import { type UpperTier, upperOn } from '@/lib/domain/governments';
import { rateTenths, wonOrNull } from '@/lib/domain/money';
import { initialsOf, NO_FIELD, shadowOf, wordsOf } from '@/lib/domain/search';

/** A served project as read for indexing; amounts and runs as PostgreSQL writes bigint. */
export interface ProjectSource {
  fyr: number;
  id: string;
  source: string;
  laf_cd: string;
  field_cd: string | null;
  field_nm: string | null;
  account_nm: string;
  dbiz_cd: string | null;
  name: string;
  current_budget: string | null;
  spent: string | null;
  as_of: string;
  removed_as_of: string | null;
  run_id: string;
  /** The run by which the figures are known: of a removed project the last one that had them. */
  figures_run: string;
}

/** What every engine stores of a project: the published row with its searchable forms. */
export interface SearchDocument extends Omit<ProjectSource, 'field_cd' | 'dbiz_cd'> {
  /** The project's code, folded; empty where it has none. */
  code: string;
  upper_cd: string;
  field_cd: string;
  shadow: string;
  initials: string;
  words: string;
  rate_tenths: number | null;
}

/** The upper tiers of each government through time. */
export type Uppers = ReadonlyMap<string, Pick<UpperTier, 'from' | 'to' | 'lafCd'>[]>;

/** The upper tier to which a project's government belonged on the row's day; an upper tier counts as its own. */
function upperOf(uppers: Uppers, lafCd: string, asOf: string): string {
  // Only the code is wanted of an upper tier, its names are not read here.
  const list = (uppers.get(lafCd) ?? []).map((upper) => ({ ...upper, names: [] }));
  return upperOn({ uppers: list }, asOf)?.lafCd ?? lafCd;
}

/** The document of a project. Pure. */
export function documentOf({ dbiz_cd, ...project }: ProjectSource, uppers: Uppers): SearchDocument {
  const name = project.name.normalize('NFC');
  const shadow = shadowOf(name);
  return {
    ...project,
    name,
    code: shadowOf(dbiz_cd ?? ''),
    upper_cd: upperOf(uppers, project.laf_cd, project.as_of),
    field_cd: project.field_cd !== null && findField(project.field_cd) ? project.field_cd : NO_FIELD,
    shadow,
    initials: initialsOf(shadow),
    words: wordsOf(name),
    rate_tenths: rateTenths(wonOrNull(project.spent), wonOrNull(project.current_budget)),
  };
}
