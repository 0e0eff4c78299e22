import { type Relation, RELATIONS } from '@/lib/domain/relations';
import { SOURCES } from '@/lib/domain/source';
import { stageOf } from '@/lib/pipeline/relations/staging';

/** The pieces of SQL that a relation's statements are made of. Every name comes from lib/domain/relations. */
export interface Shape {
  relation: Relation;
  table: string;
  revisions: string;
  stage: string;
  plan: string;
  cover: string;
  key: readonly string[];
  columns: readonly string[];
  /** Whether its rows are served or held back by themselves. */
  served: boolean;
  /** `a.laf_cd = b.laf_cd AND …` over the key. */
  sameKey: (a: string, b: string) => string;
  /** `a.x, a.y, …` over columns. */
  of: (alias: string, columns: readonly string[]) => string;
  /** The government-year and part of a row: `part`, `fyr`, `laf_cd`. */
  place: (alias: string) => { part: string; fyr: string; lafCd: string };
  /** `a` in the government-year of `b`, a row of a coverage table. */
  inPlace: (a: string, b: string) => string;
}

export function shapeOf(relation: Relation): Shape {
  const { name, key, government, year, part } = relation;
  const columns = Object.keys(relation.columns);
  const sameKey = (a: string, b: string) =>
    key.map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');
  const of = (alias: string, list: readonly string[]) =>
    list.map((column) => `${alias}.${column}`).join(', ');
  const place = (alias: string) => ({
    part: part === null ? `''::text` : `${alias}.${part}`,
    fyr: yearOf(alias, year),
    lafCd: `${alias}.${government ?? '?'}`,
  });
  const inPlace = (a: string, b: string) => {
    const { part: partOf, fyr, lafCd } = place(a);
    return `${lafCd} = ${b}.laf_cd AND ${fyr} = ${b}.fyr AND ${partOf} = ${b}.part`;
  };
  return {
    relation,
    table: name,
    revisions: `${name}_revision`,
    stage: stageOf(relation),
    plan: `plan_${name}`,
    cover: `cover_${name}`,
    key,
    columns,
    served: government !== null,
    sameKey,
    of,
    place,
    inPlace,
  };
}

/** The relation that says for which government-year another's rows stand. */
export function parentOf(relation: Relation): Relation | null {
  return relation.through === null ? null : RELATIONS[relation.through.relation];
}

function yearOf(alias: string, year: Relation['year']): string {
  if (year === null) return '0';
  return year.ofDate ? `extract(year FROM ${alias}.${year.column})::int` : `${alias}.${year.column}`;
}

/** The order of precedence as an expression: smaller serves first. */
export function rankOf(expression: string): string {
  return `array_position(ARRAY[${SOURCES.map((source) => `'${source}'`).join(', ')}], ${expression})`;
}
