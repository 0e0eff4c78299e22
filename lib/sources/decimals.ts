/**
 * A decimal number times a power of ten, to the last digit, by moving its point: 12.3456 × 10³ is 12345.6. What is no plain
 * decimal number is left as it is.
 */
export function timesPower(plain: string, power: number): string {
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return plain;
  const sign = plain.startsWith('-') ? '-' : '';
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
  const digits = `${whole}${fraction.slice(0, power).padEnd(power, '0')}`.replace(/^0+(?=\d)/, '');
  const rest = fraction.slice(power).replace(/0+$/, '');
  return `${digits === '0' && rest === '' ? '' : sign}${digits}${rest === '' ? '' : `.${rest}`}`;
}
