import sharp, { type SharpOptions } from 'sharp';
import { jpegScans } from '@/lib/services/pictures/jpeg-scans';

/** Pixels of a picture: what a phone takes (12 to 16 million) and more. Decoded they are 160 MB, in an AVIF up to 800. */
const MAX_PIXELS = 40_000_000;
/** Pixels of the longer side. */
const MAX_SIDE = 20_000;
/** Of a JPEG; see `jpegScans`. */
const MAX_SCANS = 100;
/** Looked at between rows: what a decoder does in one go (all scans of a JPEG, an AVIF) it does not end. */
const TIME_LIMIT_SECONDS = 10;

const DECODERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'];

// These hold for the whole process: one thread a picture, nothing kept behind it, and no other reader of files than these
// five. What a file is, is then told by its first bytes alone; SVG, PDF and TIFF are not pictures here.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: DECODERS.map((name) => `VipsForeignLoad${name}Buffer`) });

const INPUT: SharpOptions = {
  limitInputPixels: MAX_PIXELS,
  // Not 'warning', sharp's default: Samsung phones write JPEGs with wrong scan headers, which every browser shows. What is cut off
  // fails all the same.
  failOn: 'error',
};

/** Rows of pixels, 8 bits a channel, sRGB, alpha not multiplied in. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}

/**
 * - `not-a-picture`: none of JPEG, PNG, WebP, GIF, AVIF; HEIC too, whose codec sharp is built without
 * - `too-many-pixels`: more than 40 million, or a side longer than 20,000
 * - `broken`: cut off, damaged, or made to take long
 */
export type DecodeProblem = 'not-a-picture' | 'too-many-pixels' | 'broken';

/**
 * The picture in a file, of an animation its first frame: turned as its EXIF says, made smaller where its longer side is
 * above `side` pixels. Nothing but pixels comes out: metadata, and what is hidden behind the picture, stay behind.
 */
export async function decode(bytes: Uint8Array, side: number): Promise<Pixels | DecodeProblem> {
  if (bytes.length === 0) return 'not-a-picture';
  try {
    const { format, width, height } = await sharp(bytes, INPUT).metadata();
    if (Math.max(width, height) > MAX_SIDE) return 'too-many-pixels';
    if (format === 'jpeg' && jpegScans(bytes) > MAX_SCANS) return 'broken';
    const { data, info } = await sharp(bytes, INPUT)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: TIME_LIMIT_SECONDS })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels };
  } catch (error) {
    return problemOf(error);
  }
}

/** sharp has no codes for its errors, only sentences. */
function problemOf(error: unknown): DecodeProblem {
  const message = error instanceof Error ? error.message : '';
  if (/unsupported image format|compression format has not been built in/.test(message))
    return 'not-a-picture';
  return message.includes('exceeds pixel limit') ? 'too-many-pixels' : 'broken';
}
