const FIRST_RESTART = 0xd0;
const LAST_RESTART = 0xd7;
const END = 0xd9;
const SCAN = 0xda;

/**
 * How many scans a JPEG has: 1 as phones write it, about 10 where it is progressive. A file of half a megabyte may hold
 * thousands of empty ones, and the decoder goes through every pixel for each before its time limit is looked at.
 * Source: ITU-T T.81, B.1.1.
 * @param bytes a JPEG from its first byte; what stands behind its end does not count
 */
export function jpegScans(bytes: Uint8Array): number {
  let scans = 0;
  let at = bytes.indexOf(0xff, 2);
  while (at >= 0 && bytes[at + 1] !== END) {
    if (bytes[at + 1] === SCAN) scans += 1;
    at = bytes.indexOf(0xff, at + lengthAt(bytes, at));
  }
  return scans;
}

/** Bytes of the marker at a place, with its segment where it has one. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const marker = bytes[at + 1] ?? 0;
  if (marker === 0xff) return 1; // a filling byte
  const standsAlone = marker <= 1 || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
  return standsAlone ? 2 : 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
}
