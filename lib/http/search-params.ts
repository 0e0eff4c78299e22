/** A query as Next hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The same as the platform's own type, every value of a repeated parameter kept. */
export function toUrlSearchParams(query: SearchParams): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    ),
  );
}
