import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { decode, type DecodeProblem, type Pixels } from '@/lib/services/pictures/decode';
import { oneAtATime, type Turns } from '@/lib/services/pictures/turns';

/** Bytes of a file that a resident may attach. */
export const MAX_PICTURE_BYTES = 10_000_000;

/** Pixels of the longer side. */
const LARGE_SIDE = 1600;
const SMALL_SIDE = 480;
const QUALITY = 80;

/** A decoded picture may take hundreds of megabytes, each file that waits ten, and the last one waits half a minute at most. */
const MOST_WAITING = 2;
const KEY = Symbol.for('gotgan.pictures');

/** One queue for the process: each route's bundle may hold a copy of this module. */
function turns(): Turns {
  const shared = globalThis as { [KEY]?: Turns }; // a property of our own, under a symbol of our own
  shared[KEY] ??= oneAtATime(MOST_WAITING);
  return shared[KEY];
}

/** A picture as it is kept and shown: two WebP files without metadata. */
export interface Picture {
  /** SHA-256 of `large`, 64 hexadecimal digits. */
  hash: string;
  /** Pixels of `large`. */
  width: number;
  height: number;
  /** Longer side at most 1600 pixels. */
  large: Uint8Array;
  /** Longer side at most 480 pixels. */
  small: Uint8Array;
}

/**
 * `too-large`: above MAX_PICTURE_BYTES. `busy`: one picture is being read and two wait; to be sent again a little later.
 */
export type PictureProblem = DecodeProblem | 'too-large' | 'busy';

/**
 * Makes new pictures of a file that anybody may have written. What it is, is judged by its content, never by its name or
 * declared type. The same bytes give the same picture, as long as sharp is the same.
 */
export async function reencode(bytes: Uint8Array): Promise<Picture | PictureProblem> {
  if (bytes.length > MAX_PICTURE_BYTES) return 'too-large';
  return turns()(async () => {
    const pixels = await decode(bytes, LARGE_SIDE);
    return typeof pixels === 'string' ? pixels : pictureOf(pixels);
  });
}

async function pictureOf(pixels: Pixels): Promise<Picture> {
  const large = await encode(pixels, LARGE_SIDE);
  const small = await encode(pixels, SMALL_SIDE);
  const hash = createHash('sha256').update(large).digest('hex');
  return { hash, width: pixels.width, height: pixels.height, large, small };
}

async function encode({ data, ...raw }: Pixels, side: number): Promise<Uint8Array> {
  return sharp(data, { raw })
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer();
}
