import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { detectCharset } from '@/lib/sources/file/charset';
import { SourceError } from '@/lib/sources/source';

const TEXT = 'fyr,dbiz_nm\n2026,주거급여수급자 지원ㆍ똠방각하\n';

describe('detectCharset', () => {
  it('knows UTF-8, with and without byte-order mark', () => {
    const bytes = Buffer.from(TEXT);
    expect(detectCharset(bytes)).toEqual({ name: 'utf-8', start: 0, cutAt: bytes.length });
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    expect(detectCharset(marked)).toEqual({ name: 'utf-8', start: 3, cutAt: marked.length });
  });

  it('knows CP949, letters beyond KS X 1001 included', () => {
    const bytes = iconv.encode(TEXT, 'cp949');
    expect(detectCharset(bytes)).toEqual({ name: 'cp949', start: 0, cutAt: bytes.length });
  });

  it('names the byte that is not UTF-8, wherever it stands', () => {
    const bytes = Buffer.from(TEXT.repeat(50));
    for (const at of [40, 41, 700, bytes.length - 1]) {
      const bad = Buffer.from(bytes);
      bad[at] = 0xff;
      // A byte overwritten inside a character spoils that character, which begins up to two bytes earlier.
      const offset = Number(/byte (\d+)/.exec(thrown(bad))?.[1]);
      expect(offset).toBeGreaterThanOrEqual(at - 2);
      expect(offset).toBeLessThanOrEqual(at);
    }
  });

  it('names the byte that is not CP949', () => {
    const bytes = iconv.encode(TEXT, 'cp949');
    const bad = Buffer.concat([bytes, Buffer.from([0xff, 0x20, 0x20])]);
    expect(thrown(bad)).toContain(`CP949 (byte ${bytes.length})`);
  });

  it('reads a file that is cut off inside a character up to there', () => {
    const bytes = Buffer.from(TEXT);
    const cut = bytes.subarray(0, bytes.length - 2);
    expect(detectCharset(cut)).toEqual({ name: 'utf-8', start: 0, cutAt: cut.length - 2 });
  });

  it('refuses what is no text', () => {
    expect(thrown(Buffer.from(TEXT, 'utf16le'))).toBe('not a text: byte 1 is zero. Save it as CSV in UTF-8');
    expect(thrown(Buffer.from('504b0304140006000800', 'hex'))).toContain('byte 5 is zero');
  });
});

function thrown(bytes: Buffer): string {
  try {
    detectCharset(bytes);
  } catch (error) {
    if (error instanceof SourceError) return error.message;
    throw error;
  }
  return 'nothing thrown';
}
