/** Whether the font has a character. */
export type Has = (codePoint: number) => boolean;

/** What stands for a character that the font lacks. */
export const LACKING = '□';

const clusters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/**
 * A text with nothing in it that the font lacks: ㎡ becomes m2 and ① (1), an emoji of several parts one □.
 * Line ends stay, other controls and marks of direction go; more than one empty line in a row is one.
 * @returns the text, and how many characters became □
 */
export function printable(text: string, has: Has): { text: string; replaced: number } {
  const plain = text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[\t\p{Zs}]/gu, ' ')
    .replaceAll(/(?!\n)\p{Cc}|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .replaceAll(/\n{3,}/g, '\n\n');
  if (hasAll(plain, has)) return { text: plain, replaced: 0 };
  let replaced = 0;
  const parts = Array.from(clusters.segment(plain), ({ segment }) => {
    const form = formOf(segment, has);
    if (form === null) replaced += 1;
    return form ?? LACKING;
  });
  return { text: parts.join(''), replaced };
}

function hasAll(text: string, has: Has): boolean {
  for (const one of text) if (one !== '\n' && !has(one.codePointAt(0) ?? 0)) return false;
  return true;
}

/** The character itself, or what means the same and can be printed; null: neither. */
function formOf(cluster: string, has: Has): string | null {
  if (hasAll(cluster, has)) return cluster;
  const form = circled(cluster) ?? cluster.normalize('NFKC');
  return hasAll(form, has) ? form : null;
}

/** ① to ⑳: without their circle they would run into the word behind them. */
function circled(cluster: string): string | null {
  const number = (cluster.codePointAt(0) ?? 0) - 0x245f;
  return number >= 1 && number <= 20 ? `(${number})` : null;
}
