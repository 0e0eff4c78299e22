import { pathOf } from '@/lib/domain/participation/canonical-json';

/** A place at which two JSON documents differ; a side without the place has no value. */
export interface JsonDifference {
  path: string;
  published?: unknown;
  counted?: unknown;
}

/** Where two JSON documents differ, in the order of the counted one; not more than asked for. */
export function jsonDifferences(published: unknown, counted: unknown, most = 20): JsonDifference[] {
  const found: JsonDifference[] = [];
  compareAt('$', { published, counted }, (one) => {
    if (found.length < most) found.push(one);
    return found.length < most;
  });
  return found;
}

/** @param take says whether more are wanted @returns the same */
function compareAt(
  path: string,
  sides: Omit<JsonDifference, 'path'>,
  take: (one: JsonDifference) => boolean,
): boolean {
  const { published, counted } = sides;
  if (published === counted) return true;
  if (!isNest(published) || !isNest(counted) || Array.isArray(published) !== Array.isArray(counted))
    return take({ path, ...sides });
  const names = new Set([...Object.keys(counted), ...Object.keys(published)]);
  return [...names].every((name) => {
    const at = Array.isArray(counted) ? `${path}[${name}]` : pathOf(path, name);
    const of = (side: object): unknown => (Object.hasOwn(side, name) ? Reflect.get(side, name) : undefined);
    return compareAt(at, { published: of(published), counted: of(counted) }, take);
  });
}

const isNest = (value: unknown): value is object => typeof value === 'object' && value !== null;
