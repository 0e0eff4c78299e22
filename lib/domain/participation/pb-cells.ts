import { type Fraction, toText } from '@/lib/domain/participation/fraction';
import { SEPARATOR } from '@/lib/domain/participation/pb-rows';

/** What cannot be written as a `.pb` file without becoming something else. */
export class UnwritablePb extends Error {
  override readonly name = 'UnwritablePb';
}

/** How often a prime goes into a number, and what is left. */
function without(value: bigint, prime: bigint): { rest: bigint; times: number } {
  let [rest, times] = [value, 0];
  for (; rest % prime === 0n; times += 1) rest /= prime;
  return { rest, times };
}

/** An amount as a decimal number, exactly: `12`, `0.9`. @throws UnwritablePb that names it, where it is no finite decimal */
export function decimalOf(amount: Fraction, what: string): string {
  const twos = without(amount.d, 2n);
  const fives = without(twos.rest, 5n);
  if (fives.rest !== 1n) throw new UnwritablePb(`${what} is ${toText(amount)}, which is no finite decimal`);
  const places = Math.max(twos.times, fives.times);
  const units = (amount.n * 10n ** BigInt(places)) / amount.d;
  if (places === 0) return String(units);
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** A list in a field. @throws UnwritablePb where a part would be read as another, as two or as none */
export function listCell(parts: readonly string[]): string {
  for (const part of parts)
    if (part === '' || part !== part.trim() || part.includes(','))
      throw new UnwritablePb(`“${part}” cannot stand in a list: take commas and spaces out of it`);
  return parts.join(',');
}

/** A row with its line end. Fields are put in quotation marks where they would be read as something else without. */
export function rowText(cells: readonly string[]): string {
  if (cells.every((cell) => cell === '')) throw new UnwritablePb('a row without any content would be no row');
  return `${fieldsText(cells)}\n`;
}

/** The fields of a row as they are written. Different fields give different texts. */
export const fieldsText = (cells: readonly string[]) => cells.map(cellText).join(SEPARATOR);

function cellText(cell: string): string {
  const plain = !/[;"\r\n]/.test(cell) && cell === cell.trim();
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

/** Code units in the order of the bytes that UTF-8 writes for them: those of characters beyond U+FFFF come last. */
const inUtf8 = (unit: number) => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** The order of two texts by their bytes in UTF-8: negative where the first comes first. */
export function byBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return inUtf8(one) - inUtf8(other);
  }
  return a.length - b.length;
}
