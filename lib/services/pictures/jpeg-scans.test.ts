import { describe, expect, it } from 'vitest';
import { jpegScans } from '@/lib/services/pictures/jpeg-scans';
import { jpegOfScans, plain } from '@/lib/services/pictures/pictures.test-support';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

describe('the scans of a JPEG', () => {
  it('is one where it is plain', async () => {
    expect(jpegScans(await plain(64, 64).jpeg().toBuffer())).toBe(1);
  });

  it('are counted, however empty', () => {
    expect(jpegScans(jpegOfScans(700))).toBe(700);
  });

  it.each([
    [
      'after zeros, restarts and fillers among the pixels',
      'ffd8 ffda 0003 00 11 ff00 ffd0 22 ffff ffda 0003 00 ffd9',
      2,
    ],
    [
      'not within a segment, such as a small picture in the EXIF',
      'ffd8 ffe1 0008 ffda 0003 00ff ffda 0003 00 ffd9',
      1,
    ],
    ['not behind the end', 'ffd8 ffda 0003 00 ffd9 ffda 0003 00 ffda', 1],
    ['as far as the file goes', 'ffd8 ffda 0003 00 ffda 00', 2],
    ['none where a segment goes beyond the file', 'ffd8 ffe1 ffff ffda', 0],
    ['none in what ends at once', 'ff', 0],
  ])('%s', (_, hex, scans) => {
    expect(jpegScans(bytes(hex))).toBe(scans);
  });
});
