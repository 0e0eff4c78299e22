/** How wide a character is, in the unit of the width. */
type Advance = (character: string) => number;

/**
 * A text in lines of at most a width. Lines are broken at blanks; a word that is wider than a line at any of its characters.
 * A line has at least one character, however narrow it is.
 */
export function wrapLines(text: string, width: number, advance: Advance): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width, advance));
}

function wrapLine(line: string, width: number, advance: Advance): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  const breakLine = () => {
    lines.push(current.trimEnd());
    current = '';
    used = 0;
  };
  for (const piece of piecesOf(line.trimEnd(), width, advance)) {
    const wide = widthOf(piece, advance);
    const fits = used + wide <= width;
    if (!fits && current !== '') breakLine();
    // A blank at which a line ends is not the beginning of the next.
    if (!fits && piece.startsWith(' ')) continue;
    current += piece;
    used += wide;
  }
  lines.push(current.trimEnd());
  return lines;
}

/** Blanks, words, and single characters of a word that no line holds. */
function piecesOf(line: string, width: number, advance: Advance): string[] {
  const pieces = line.match(/ +|[^ ]+/g) ?? [];
  return pieces.flatMap((piece) =>
    piece.startsWith(' ') || widthOf(piece, advance) <= width ? [piece] : Array.from(piece),
  );
}

function widthOf(text: string, advance: Advance): number {
  let width = 0;
  for (const one of text) width += advance(one);
  return width;
}
