/**
 * The name of a natural person as it may be shown: the first letter, a circle for each other one, blanks kept (홍길동 → 홍○○).
 * Firms, circles and offices are shown in full: only what its source marks as a person comes here.
 */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name.normalize('NFC').trim()];
  return first + rest.map((letter) => (letter === ' ' ? ' ' : '○')).join('');
}
