const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/**
 * The texts of the objects in every array named `row`, as they stand in a JSON text: amounts beyond what a number holds and
 * the order of the fields are kept as published. Each comes in one line.
 * @param json a text that JSON.parse has taken
 */
export function rowSlices(json: string): string[] {
  const slices: string[] = [];
  const name = /"row"\s*:\s*\[/y;
  for (let at = json.indexOf('"'); at !== -1; at = json.indexOf('"', at)) {
    name.lastIndex = at;
    at = name.test(json) ? takeArray(json, name.lastIndex, slices) : endOfString(json, at);
  }
  return slices;
}

/** @returns behind the closing quotation mark */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** Takes the objects of an array that begins at `start`. @returns behind its end */
function takeArray(json: string, start: number, slices: string[]): number {
  let depth = 0;
  let begin = start;
  for (let at = start; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at) - 1;
    else if (OPEN.has(code)) {
      if (depth === 0) begin = at;
      depth += 1;
    } else if (CLOSE.has(code)) {
      if (depth === 0) return at + 1;
      depth -= 1;
      if (depth === 0) slices.push(inOneLine(json.slice(begin, at + 1)));
    }
  }
  return json.length;
}

/** A line break in valid JSON only ever stands between its parts. */
function inOneLine(slice: string): string {
  return /[\r\n]/.test(slice) ? slice.replaceAll(/[\r\n]+/g, ' ') : slice;
}
