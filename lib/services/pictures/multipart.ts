import { MAX_PICTURE_BYTES } from '@/lib/services/pictures/reencode';

/** Bytes of the text fields of a form, and of all that stands around fields. */
const MAX_FIELD_BYTES = 256 * 1024;
/**
 * Bytes of a whole body. Below 10 MiB, where Next cuts off the bodies that went through the proxy (`proxyClientMaxBodySize`)
 * and lets the rest look complete.
 */
export const MAX_UPLOAD_BYTES = MAX_PICTURE_BYTES + MAX_FIELD_BYTES;

/** What a form with one file field sent. */
export interface Upload {
  /** null where no file was chosen. Its name and declared type are left out: neither may be relied on. */
  file: Uint8Array | null;
  /** The text fields by name, as sent: nothing is cleaned yet. */
  fields: Record<string, string>;
}

/**
 * - `too-large`: the body, or its text, is above its limit
 * - `malformed`: not a multipart form, cut off, two files, or a name that comes twice
 */
export type UploadProblem = 'too-large' | 'malformed';

/**
 * Reads a form with at most one file. A body that says to be too large is not read at all; of one that turns out to be,
 * no more is read than the limit and the chunk that passed it.
 * @param mostBytes of the whole body
 */
export async function readUpload(
  request: Request,
  mostBytes: number = MAX_UPLOAD_BYTES,
): Promise<Upload | UploadProblem> {
  const type = request.headers.get('content-type') ?? '';
  if (request.body === null || !/^multipart\/form-data\s*;/i.test(type)) return 'malformed';
  if (Number(request.headers.get('content-length')) > mostBytes) {
    await request.body.cancel();
    return 'too-large';
  }
  const counter = countingUpTo(mostBytes);
  try {
    const body = request.body.pipeThrough(counter.stream);
    return uploadOf(await new Response(body, { headers: { 'content-type': type } }).formData());
  } catch {
    return counter.isPassed() ? 'too-large' : 'malformed';
  }
}

/** A stream that hands on what it is given and fails once that is too much; its source is then told to stop. */
function countingUpTo(mostBytes: number) {
  let bytes = 0;
  const stream = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > mostBytes) controller.error(new Error('The body is too large'));
      else controller.enqueue(chunk);
    },
  });
  return { stream, isPassed: () => bytes > mostBytes };
}

async function uploadOf(form: FormData): Promise<Upload | UploadProblem> {
  const entries = Array.from(form);
  const files = entries.flatMap(([, value]) => (typeof value === 'string' ? [] : [value]));
  if (files.length > 1 || new Set(form.keys()).size < entries.length) return 'malformed';
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (Buffer.byteLength(texts.flat().join('')) > MAX_FIELD_BYTES) return 'too-large';
  const file = files.find(wasChosen);
  return {
    file: file === undefined ? null : new Uint8Array(await file.arrayBuffer()),
    fields: Object.fromEntries(texts),
  };
}

/** Browsers send a file without name and content where none was chosen. */
const wasChosen = (file: File): boolean => file.size > 0 || file.name !== '';
