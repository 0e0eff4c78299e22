const PATTERNS = [
  // A resident registration number (주민등록번호) or that of a foreigner: a date of birth, then seven digits, hidden or not.
  /(?<!\d)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\s?[-–]?\s?[1-8](?:\d{6}(?!\d)|\*{6})/u,
  // A phone number with its parts told apart, a foreign code or brackets before it or not.
  /(?<!\d)\(?(?:\+?82[-.\s]?0?|0)(?:2|[3-6]\d|1\d|70)\)?[-.\s]\s?\d{3,4}[-.\s]\d{4}(?!\d)/u,
  // A mobile number in one piece.
  /(?<!\d)01[016789]\d{7,8}(?!\d)/u,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u,
];

/** Whether a text holds a phone number, a resident registration number or an e-mail address. */
export function holdsPersonalData(text: string): boolean {
  const plain = text.normalize('NFKC');
  return PATTERNS.some((pattern) => pattern.test(plain));
}
