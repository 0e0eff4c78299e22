/**
 * JSON in its one canonical form (RFC 8785, JCS): no space, members sorted by the UTF-16 code units of their names, numbers and texts
 * as ECMAScript writes them.
 * @throws TypeError with the path (`$.a[0]`) of what JSON cannot say: NaN, infinities, bigint, undefined, functions, objects that are
 *   not plain, texts with a lone surrogate
 */
export function canonicalJson(value: unknown): string {
  return written(value, '$');
}

function written(value: unknown, path: string): string {
  if (typeof value === 'string') return writtenText(value, path);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`${path}: ${value} is no JSON`);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${Array.from(value, (one: unknown, at) => written(one, `${path}[${at}]`)).join(',')}]`;
  if (typeof value !== 'object' || !isPlain(value))
    throw new TypeError(`${path}: ${nameOf(value)} is no JSON`);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const parts = members.map(([name, one]) => {
    const at = pathOf(path, name);
    return `${writtenText(name, at)}:${written(one, at)}`;
  });
  return `{${parts.join(',')}}`;
}

/** The path of a member: `$.name`, and `$["…"]` where the name is no word. */
export const pathOf = (path: string, name: string) =>
  /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;

function writtenText(text: string, path: string): string {
  if (!text.isWellFormed()) throw new TypeError(`${path}: a text with a lone surrogate is no JSON`);
  return JSON.stringify(text);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

const nameOf = (value: unknown) => (typeof value === 'object' ? 'an object that is not plain' : typeof value);
