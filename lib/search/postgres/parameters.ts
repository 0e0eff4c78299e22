/** The values of a statement, in the order of their numbers. Nothing that was typed ever stands in the SQL itself. */
export class Parameters {
  readonly values: unknown[] = [];

  /** @returns the placeholder of the value */
  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** All of them hold; `true` where there are none. */
export function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'true' : conditions.map((one) => `(${one})`).join(' AND ');
}
