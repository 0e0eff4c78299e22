/** In this order: most browsers name others too. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['Whale', 'Whale'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** Family of browser and system, as a person knows their own devices apart; no version, no model. Null: neither is known. */
export function deviceOf(agent: string | null): string | null {
  const named = (list: readonly (readonly [string, string])[]) =>
    list.find(([sign]) => agent?.includes(sign) === true)?.[1];
  const parts = [named(BROWSERS), named(SYSTEMS)].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(' · ');
}
