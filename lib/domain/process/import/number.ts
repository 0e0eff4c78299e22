/** More than fits the column of numbers is no proposal's. */
const LAST_NUMBER = 2_147_483_647;

/** The number of a proposal: digits alone, from 1. Null: none. */
export function readNumber(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{1,10}$/.test(plain)) return null;
  const number = Number(plain);
  return number >= 1 && number <= LAST_NUMBER ? number : null;
}
