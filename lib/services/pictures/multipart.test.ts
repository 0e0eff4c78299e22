import { describe, expect, it } from 'vitest';
import { MAX_UPLOAD_BYTES, readUpload } from '@/lib/services/pictures/multipart';
import { MAX_PICTURE_BYTES } from '@/lib/services/pictures/reencode';

const ADDRESS = 'http://localhost/api/proposals';
const CHUNK = 64 * 1024;

/** A request whose body is a stream; TypeScript's types are the browsers', which know no `duplex`. */
function posted(body: ReadableStream, headers: Record<string, string>): Request {
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, headers, duplex: 'half' };
  return new Request(ADDRESS, init);
}

/** A form as a browser sends it, in chunks. */
async function requestOf(entries: [name: string, value: string | File][]): Promise<Request> {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  const sent = new Response(form);
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' };
  return posted((await sent.blob()).stream(), headers);
}

const photo = (bytes: number) =>
  new File([new Uint8Array(bytes).fill(7)], '사진.jpg', { type: 'image/jpeg' });

/** A body of chunks that are made as they are asked for; `read` says how many bytes were. */
function streamed(bytes: number, headers: Record<string, string> = {}) {
  const head = '--b\r\nContent-Disposition: form-data; name="picture"; filename="a.png"\r\n\r\n';
  const seen = { read: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = seen.read === 0 ? new TextEncoder().encode(head) : new Uint8Array(CHUNK);
      seen.read += chunk.length;
      controller.enqueue(chunk);
      if (seen.read >= bytes) controller.close();
    },
    cancel() {
      seen.cancelled = true;
    },
  });
  const request = posted(body, { 'content-type': 'multipart/form-data; boundary=b', ...headers });
  return { request, seen };
}

function written(body: string, type = 'multipart/form-data; boundary=b'): Request {
  return new Request(ADDRESS, { method: 'POST', body, headers: { 'content-type': type } });
}

describe('a form', () => {
  it('gives its file and its text', async () => {
    const upload = await readUpload(
      await requestOf([
        ['title', '마을 길'],
        ['need', 'a\nb'],
        ['picture', photo(100_000)],
      ]),
    );
    expect(upload).toEqual({
      file: new Uint8Array(100_000).fill(7),
      fields: { title: '마을 길', need: 'a\r\nb' },
    });
  });

  it('may come without a file, or with none chosen', async () => {
    expect(await readUpload(await requestOf([['title', 'a']]))).toEqual({
      file: null,
      fields: { title: 'a' },
    });
    const none =
      '--b\r\nContent-Disposition: form-data; name="picture"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n';
    expect(await readUpload(written(none))).toEqual({ file: null, fields: {} });
  });

  it('gives an empty file that was chosen, which is no picture', async () => {
    expect(await readUpload(await requestOf([['picture', photo(0)]]))).toEqual({
      file: new Uint8Array(0),
      fields: {},
    });
  });

  it('takes the largest picture', async () => {
    const upload = await readUpload(await requestOf([['picture', photo(MAX_PICTURE_BYTES)]]));
    expect(typeof upload === 'string' ? upload : upload.file?.length).toBe(10_000_000);
  });

  it('cannot name a field so that it means something else', async () => {
    const upload = await readUpload(await requestOf([['__proto__', 'x']]));
    expect(typeof upload === 'string' ? upload : Object.keys(upload.fields)).toEqual(['__proto__']);
  });
});

describe('a body of 50 MB', () => {
  it('is not read on when the limit is passed', async () => {
    const { request, seen } = streamed(50_000_000);
    expect(await readUpload(request)).toBe('too-large');
    await expect.poll(() => seen.cancelled).toBe(true);
    expect(seen.read).toBeGreaterThan(MAX_UPLOAD_BYTES);
    expect(seen.read).toBeLessThan(MAX_UPLOAD_BYTES + 5 * CHUNK);
  });

  it('is not read on when it said to be small', async () => {
    const { request, seen } = streamed(50_000_000, { 'content-length': '1000' });
    expect(await readUpload(request)).toBe('too-large');
    expect(seen.read).toBeLessThan(MAX_UPLOAD_BYTES + 5 * CHUNK);
  });

  it('is not read at all when it says so', async () => {
    const { request, seen } = streamed(50_000_000, { 'content-length': '50000000' });
    expect(await readUpload(request)).toBe('too-large');
    expect(seen.cancelled).toBe(true);
    // What a stream makes ready before anybody asks.
    expect(seen.read).toBeLessThan(CHUNK);
  });
});

const PART = '--b\r\nContent-Disposition: form-data; name="title"\r\n\r\na\r\n';

describe('a form that is refused', () => {
  it('for a limit of its own', async () => {
    expect(await readUpload(await requestOf([['picture', photo(2000)]]), 1000)).toBe('too-large');
  });

  it('for too much text', async () => {
    expect(await readUpload(await requestOf([['need', 'ㄱ'.repeat(100_000)]]))).toBe('too-large');
  });

  it('for two files', async () => {
    const two = await requestOf([
      ['a', photo(1)],
      ['b', photo(1)],
    ]);
    expect(await readUpload(two)).toBe('malformed');
  });

  it('for a name that comes twice', async () => {
    const twice = await requestOf([
      ['title', 'a'],
      ['title', 'b'],
    ]);
    expect(await readUpload(twice)).toBe('malformed');
  });

  it.each([
    ['another type', written('title=a', 'application/x-www-form-urlencoded')],
    ['no type', written('title=a', '')],
    ['no boundary', written(`${PART}--b--\r\n`, 'multipart/form-data')],
    ['another boundary', written(`${PART}--b--\r\n`, 'multipart/form-data; boundary=c')],
    ['an end that is missing', written(PART)],
    ['a part cut off', written(`${PART}--b\r\nContent-Disposition: form-data; name="x"\r\n`)],
    [
      'no body',
      new Request(ADDRESS, {
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=b' },
      }),
    ],
  ])('for %s', async (_, request) => {
    expect(await readUpload(request)).toBe('malformed');
  });

  it('for a sender that goes away', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode(PART));
        controller.error(new Error('gone'));
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(await readUpload(posted(body, headers))).toBe('malformed');
  });
});
