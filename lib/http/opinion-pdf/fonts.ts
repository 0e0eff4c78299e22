import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Nanum Gothic (SIL Open Font License 1.1): Hangul, Latin, signs; no Hanja, no emoji. Each document embeds the glyphs that it uses. */
const FILES = {
  regular: '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf',
  bold: '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf',
} as const;
export type Weight = keyof typeof FILES;

/** In these files the blank is an empty glyph at the very end, behind which pdfkit's font reader looks for a header. */
const READ_BEYOND = 16;

const read = new Map<Weight, Buffer>();

/** A font file, found among the packages of the project that is running, and kept. */
export function fontFile(weight: Weight): Buffer {
  const known = read.get(weight);
  if (known !== undefined) return known;
  // From the project's folder: a bundled module does not know where it came from.
  const project = createRequire(path.join(process.cwd(), 'package.json'));
  const bytes = Buffer.concat([readFileSync(project.resolve(FILES[weight])), Buffer.alloc(READ_BEYOND)]);
  read.set(weight, bytes);
  return bytes;
}
