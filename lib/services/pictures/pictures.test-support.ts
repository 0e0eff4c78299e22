import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

const latin = (text: string) => Buffer.from(text, 'latin1');
const be32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

export const RED = { r: 200, g: 80, b: 80 };
export const BLUE = { r: 80, g: 80, b: 200 };

/** One colour. */
export function plain(width: number, height: number, background = RED): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}

/** The left half red, the right half blue, lying on its side: EXIF says to turn it by a quarter to the right. */
export async function lyingPhoto(): Promise<Buffer> {
  const right = await plain(40, 40, BLUE).png().toBuffer();
  return plain(80, 40)
    .composite([{ input: right, left: 40, top: 0 }])
    .withExif({
      IFD0: { Make: 'Gotgan phone', Artist: 'Hong Gil-dong' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 29/1 30/1', GPSLongitudeRef: 'E' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
}

function pngPart(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin(type), data]);
  return Buffer.concat([be32(data.length), body, be32(crc32(body))]);
}

/** A black PNG of one bit a pixel, written by hand: its size on disk says nothing of its pixels. */
export function blackPng(width: number, height: number): Buffer {
  const header = Buffer.concat([be32(width), be32(height), Buffer.from([1, 0, 0, 0, 0])]);
  const rows = Buffer.alloc((Math.ceil(width / 8) + 1) * height);
  return Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    pngPart('IHDR', header),
    pngPart('IDAT', deflateSync(rows)),
    pngPart('IEND', Buffer.alloc(0)),
  ]);
}

/** A zip archive of one file of zeros. */
export function zipBomb(bytes: number): Buffer {
  const zeros = Buffer.alloc(bytes);
  const packed = deflateRawSync(zeros);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(crc32(zeros), 14);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(bytes, 22);
  head.writeUInt16LE(1, 26);
  return Buffer.concat([head, latin('0'), packed]);
}

/** A GIF that is a script too: its width reads as the beginning of a comment. */
export function gifAndScript(): Buffer {
  return Buffer.concat([
    latin('GIF89a/*'),
    Buffer.from([2, 0, 0x80, 0, 0]),
    Buffer.from([200, 80, 80, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]),
    latin('\x3b*/=1;alert("script")'),
  ]);
}

/** A GIF of two frames, the first red, the second blue. */
export async function animatedGif(): Promise<Buffer> {
  const frames = [await plain(30, 30).png().toBuffer(), await plain(30, 30, BLUE).png().toBuffer()];
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

/** The first scan of a JPEG ends at coefficient 0 instead of 63, as some Samsung phones write it. */
export async function samsungJpeg(): Promise<Buffer> {
  const bytes = await plain(64, 64).jpeg().toBuffer();
  const scan = bytes.indexOf(latin('\xff\xda')) + 2;
  bytes[scan + bytes.readUInt16BE(scan) - 2] = 0;
  return bytes;
}

/** An AVIF made to say that its picture is HEVC, as the photographs of iPhones are. */
export async function heicPhoto(): Promise<Buffer> {
  const avif = await plain(64, 64).avif({ effort: 0 }).toBuffer();
  const old = avif.indexOf('av1C') - 4;
  const end = old + avif.readUInt32BE(old);
  const settings = Buffer.concat([
    be32(31),
    latin('hvcC'),
    Buffer.from([1, 1]),
    Buffer.alloc(19),
    Buffer.from([15, 0]),
  ]);
  const grown = settings.length - (end - old);
  const pictureAt = avif.indexOf('mdat') + 4;
  const heic = Buffer.concat([avif.subarray(0, old), settings, avif.subarray(end)]);
  const add = (at: number) => heic.writeUInt32BE(heic.readUInt32BE(at) + grown, at);
  for (const box of ['ipco', 'iprp', 'meta']) add(heic.indexOf(box) - 4);
  add(heic.indexOf(be32(pictureAt)));
  return latin(heic.toString('latin1').replaceAll('avif', 'heic').replaceAll('av01', 'hvc1'));
}

/** A grey JPEG of 64 × 64 whose scans after the first add nothing, one bit of one coefficient each. */
export function jpegOfScans(scans: number): Buffer {
  const part = (marker: number, ...data: number[]) =>
    Buffer.from([0xff, marker, 0, data.length + 2, ...data]);
  const code = (kind: number, symbol: number) => part(0xc4, kind, 1, ...Array<number>(15).fill(0), symbol);
  const scan = (from: number, to: number, bits: number) => part(0xda, 1, 1, 0, from, to, bits);
  const empty = Array.from({ length: scans - 1 }, (_, index) => {
    const bit = 13 - (index % 14);
    const before = bit === 13 ? 0 : bit + 1;
    const coefficient = 1 + Math.floor(index / 14);
    // One code for a run over all 64 blocks.
    return Buffer.concat([scan(coefficient, coefficient, (before << 4) | bit), Buffer.from([0])]);
  });
  return Buffer.concat([
    latin('\xff\xd8'),
    part(0xdb, 0, ...Array<number>(64).fill(1)),
    part(0xc2, 8, 0, 64, 0, 64, 1, 1, 0x11, 0),
    code(0, 0),
    scan(0, 0, 0),
    Buffer.alloc(8),
    code(0x10, 0x60),
    ...empty,
    latin('\xff\xd9'),
  ]);
}
