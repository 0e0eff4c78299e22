import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type Charset, detectCharset as detectIn } from '@/lib/sources/file/charset';
import { SourceError } from '@/lib/sources/source';

const TEXT = 'fyr,dbiz_nm\n2026,주거급여수급자 지원ㆍ똠방각하\n';

/** A text as an input that gives out at most `piece` bytes at a time. */
function detectCharset(bytes: Buffer, piece = Infinity): Promise<Charset> {
  return detectIn({
    size: bytes.length,
    read: async (into, from) => bytes.copy(into, 0, from, Math.min(bytes.length, from + piece)),
    close: async () => undefined,
  });
}

describe('detectCharset', () => {
  it('knows UTF-8, with and without byte-order mark', async () => {
    const bytes = Buffer.from(TEXT);
    expect(await detectCharset(bytes)).toEqual({ name: 'utf-8', start: 0, cutAt: bytes.length });
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    expect(await detectCharset(marked)).toEqual({ name: 'utf-8', start: 3, cutAt: marked.length });
  });

  it('knows CP949, letters beyond KS X 1001 included', async () => {
    const bytes = iconv.encode(TEXT, 'cp949');
    expect(await detectCharset(bytes)).toEqual({ name: 'cp949', start: 0, cutAt: bytes.length });
  });

  it('names the byte that is not UTF-8, wherever it stands', async () => {
    const bytes = Buffer.from(TEXT.repeat(50));
    for (const at of [40, 41, 700, bytes.length - 1]) {
      const bad = Buffer.from(bytes);
      bad[at] = 0xff;
      // A byte overwritten inside a character spoils that character, which begins up to two bytes earlier.
      const offset = Number(/byte (\d+)/.exec(await thrown(bad))?.[1]);
      expect(offset).toBeGreaterThanOrEqual(at - 2);
      expect(offset).toBeLessThanOrEqual(at);
    }
  });

  it('names the byte that is not CP949', async () => {
    const bytes = iconv.encode(TEXT, 'cp949');
    const bad = Buffer.concat([bytes, Buffer.from([0xff, 0x20, 0x20])]);
    expect(await thrown(bad)).toContain(`CP949 (byte ${bytes.length})`);
  });

  it('reads a file that is cut off inside a character up to there', async () => {
    const bytes = Buffer.from(TEXT);
    const cut = bytes.subarray(0, bytes.length - 2);
    expect(await detectCharset(cut)).toEqual({ name: 'utf-8', start: 0, cutAt: cut.length - 2 });
  });

  it('says the same of a text that comes in pieces, wherever they end', async () => {
    const whole = Buffer.from(`\ufeff${TEXT}`);
    const spoilt = Buffer.from(whole).fill(0xff, 50, 51);
    for (const text of [whole, whole.subarray(0, -2), iconv.encode(TEXT, 'cp949'), spoilt]) {
      const said = (piece?: number) => detectCharset(text, piece).catch((error: Error) => error.message);
      for (const piece of [5, 6, 7, 16]) expect(await said(piece)).toEqual(await said());
    }
  });

  it('refuses what is no text', async () => {
    expect(await thrown(Buffer.from(TEXT, 'utf16le'))).toBe(
      'not a text: byte 1 is zero. Save it as CSV in UTF-8',
    );
    expect(await thrown(Buffer.from('504b0304140006000800', 'hex'))).toContain('byte 5 is zero');
  });
});

async function thrown(bytes: Buffer): Promise<string> {
  try {
    await detectCharset(bytes);
  } catch (error) {
    if (error instanceof SourceError) return error.message;
    throw error;
  }
  return 'nothing thrown';
}
