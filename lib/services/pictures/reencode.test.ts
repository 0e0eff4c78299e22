import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  animatedGif,
  blackPng,
  BLUE,
  gifAndScript,
  heicPhoto,
  jpegOfScans,
  lyingPhoto,
  plain,
  RED,
  samsungJpeg,
  zipBomb,
} from '@/lib/services/pictures/pictures.test-support';
import { MAX_PICTURE_BYTES, type Picture, reencode } from '@/lib/services/pictures/reencode';

async function pictureOf(bytes: Uint8Array): Promise<Picture> {
  const picture = await reencode(bytes);
  if (typeof picture === 'string') throw new Error(picture);
  return picture;
}

/** The colour at a place of the large picture, in shares of its sides. */
async function colourAt({ large, width, height }: Picture, x: number, y: number) {
  const area = { left: Math.floor(x * width), top: Math.floor(y * height), width: 1, height: 1 };
  const [r, g, b] = await sharp(large).extract(area).removeAlpha().raw().toBuffer();
  return { r, g, b };
}

function expectNear(colour: Record<string, number | undefined>, expected: Record<string, number>) {
  for (const [channel, value] of Object.entries(expected)) {
    expect(Math.abs((colour[channel] ?? 999) - value), channel).toBeLessThan(16);
  }
}

describe('a picture', () => {
  it.each([
    ['JPEG', () => plain(200, 100).jpeg().toBuffer()],
    ['JPEG in CMYK', () => plain(200, 100).toColourspace('cmyk').jpeg().toBuffer()],
    ['PNG', () => plain(200, 100).png().toBuffer()],
    ['PNG of 16 bits', () => plain(200, 100).toColourspace('rgb16').png().toBuffer()],
    ['WebP', () => plain(200, 100).webp().toBuffer()],
    ['GIF', () => plain(200, 100).gif().toBuffer()],
    ['AVIF', () => plain(200, 100).avif({ effort: 0 }).toBuffer()],
  ])('in %s becomes WebP of the same size and colour', async (_, bytes) => {
    const picture = await pictureOf(await bytes());
    expect([picture.width, picture.height]).toEqual([200, 100]);
    const { format, width, height } = await sharp(picture.large).metadata();
    expect([format, width, height]).toEqual(['webp', 200, 100]);
    expectNear(await colourAt(picture, 0.5, 0.5), RED);
  });

  it('that is large becomes one of 1600 pixels and one of 480', async () => {
    const picture = await pictureOf(await plain(1800, 3600).jpeg().toBuffer());
    expect([picture.width, picture.height]).toEqual([800, 1600]);
    const small = await sharp(picture.small).metadata();
    expect([small.format, small.width, small.height]).toEqual(['webp', 240, 480]);
  });

  it('in the wide colours of phones keeps them on a plain screen', async () => {
    const red = { r: 255, g: 0, b: 0 };
    const wide = await plain(50, 50, red).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(wide).metadata()).icc).toBeDefined();
    expectNear(await colourAt(await pictureOf(wide), 0.5, 0.5), red);
  });

  it('keeps what is transparent', async () => {
    const clear = {
      create: { width: 9, height: 9, channels: 4 as const, background: { ...RED, alpha: 0.5 } },
    };
    const { large } = await pictureOf(await sharp(clear).png().toBuffer());
    const pixel = await sharp(large).raw().toBuffer();
    expectNear({ r: pixel[0], alpha: pixel[3] }, { r: 200, alpha: 128 });
  });

  it('is named by the hash of the large one, the same each time', async () => {
    const bytes = await lyingPhoto();
    const first = await pictureOf(bytes);
    expect(first.hash).toBe(createHash('sha256').update(first.large).digest('hex'));
    expect(await pictureOf(bytes)).toEqual(first);
  });

  it('loses where and by whom it was taken, and stands upright', async () => {
    const bytes = await lyingPhoto();
    const before = await sharp(bytes).metadata();
    expect(before.exif?.includes('Hong Gil-dong')).toBe(true);
    expect(before.orientation).toBe(6);

    const picture = await pictureOf(bytes);
    for (const file of [picture.large, picture.small]) {
      const after = await sharp(file).metadata();
      expect([after.exif, after.xmp, after.icc, after.iptc, after.orientation]).toEqual(
        Array(5).fill(undefined),
      );
      expect(Buffer.from(file).includes('EXIF')).toBe(false);
      expect([after.width, after.height]).toEqual([40, 80]);
    }
    expectNear(await colourAt(picture, 0.5, 0.2), RED);
    expectNear(await colourAt(picture, 0.5, 0.8), BLUE);
  });

  it('is the first one of an animation', async () => {
    const bytes = await animatedGif();
    expect((await sharp(bytes).metadata()).pages).toBe(2);
    const picture = await pictureOf(bytes);
    expect([picture.width, picture.height]).toEqual([30, 30]);
    expect((await sharp(picture.large).metadata()).pages).toBeUndefined();
    expectNear(await colourAt(picture, 0.5, 0.5), RED);
  });

  it('that is a script too is only a picture afterwards', async () => {
    const bytes = gifAndScript();
    expect(bytes.includes('alert')).toBe(true);
    const { large, small } = await pictureOf(bytes);
    for (const file of [large, small]) {
      expect((await sharp(file).metadata()).format).toBe('webp');
      expect(Buffer.from(file).includes('alert')).toBe(false);
    }
  });

  it('loses a page, an archive or a program that hangs behind it', async () => {
    const clean = await plain(50, 50).jpeg().toBuffer();
    const { large, hash } = await pictureOf(Buffer.concat([clean, zipBomb(1000), Buffer.from('<script>')]));
    expect(Buffer.from(large).includes('<script>')).toBe(false);
    expect(hash).toBe((await pictureOf(clean)).hash);
  });

  it('is taken from phones that write wrong scan headers', async () => {
    expectNear(await colourAt(await pictureOf(await samsungJpeg()), 0.5, 0.5), RED);
  });

  it('may be a line', async () => {
    const picture = await pictureOf(await plain(19_000, 1).png().toBuffer());
    expect([picture.width, picture.height]).toEqual([1600, 1]);
  });
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

describe('what is not a picture', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['an ELF program', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(5000)])],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['an SVG with a script', Buffer.from(SVG)],
    ['an SVG with a declaration', Buffer.from(`<?xml version="1.0"?>\n<!DOCTYPE svg>${SVG}`)],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
    ['a page', Buffer.from('<!doctype html><img src=x onerror=alert(1)>')],
    ['a zip bomb', zipBomb(100_000_000)],
    ['a packed stream', deflateSync(Buffer.alloc(1_000_000))],
  ])('%s', async (_, bytes) => {
    expect(await reencode(bytes)).toBe('not-a-picture');
  });

  it('a TIFF, which no page shows', async () => {
    expect(await reencode(await plain(9, 9).tiff().toBuffer())).toBe('not-a-picture');
  });

  it('a HEIC, whose codec is not built in', async () => {
    expect(await reencode(await heicPhoto())).toBe('not-a-picture');
  });
});

describe('a picture that is refused', () => {
  it('for its pixels, without decoding them', async () => {
    const bomb = blackPng(50_000, 50_000);
    expect(bomb.length).toBeLessThan(400_000);
    const started = performance.now();
    expect(await reencode(bomb)).toBe('too-many-pixels');
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each([
    [8000, 5000, 'picture'],
    [8000, 5001, 'too-many-pixels'],
    [20_000, 8, 'picture'],
    [8, 20_001, 'too-many-pixels'],
  ])('%i × %i: %s', async (width, height, answer) => {
    const result = await reencode(blackPng(width, height));
    expect(typeof result === 'string' ? result : 'picture').toBe(answer);
  });

  it('for more scans than anybody writes', async () => {
    expect(typeof (await reencode(jpegOfScans(100)))).toBe('object');
    expect(await reencode(jpegOfScans(101))).toBe('broken');
  });

  it('for its bytes', async () => {
    const most = Buffer.concat([await plain(9, 9).jpeg().toBuffer(), Buffer.alloc(MAX_PICTURE_BYTES)]);
    expect(typeof (await reencode(most.subarray(0, MAX_PICTURE_BYTES)))).toBe('object');
    expect(await reencode(most.subarray(0, MAX_PICTURE_BYTES + 1))).toBe('too-large');
  });

  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('for being cut off: %s', async (format) => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
    const whole = await sharp({ create: { width: 300, height: 200, channels: 3, background: RED, noise } })
      .toFormat(format)
      .toBuffer();
    expect(await reencode(whole.subarray(0, Math.floor(whole.length * 0.6)))).toBe('broken');
  });

  it('for coming when two wait', async () => {
    const bytes = await plain(500, 500).png().toBuffer();
    const answers = await Promise.all(Array.from({ length: 5 }, () => reencode(bytes)));
    expect(answers.map((answer) => (typeof answer === 'string' ? answer : 'picture'))).toEqual([
      ...['picture', 'picture', 'picture'],
      ...['busy', 'busy'],
    ]);
  });
});
