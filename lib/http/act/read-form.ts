import type { Fields } from '@/lib/services/action';
import { readUpload } from '@/lib/services/pictures/multipart';

/** What a form of texts may weigh, in bytes. */
const MOST_BYTES = 256 * 1024;

export interface SentForm {
  fields: Fields;
  file: Uint8Array | null;
}

/** Reads what was sent, and no more than it may weigh. @returns a problem's code where it cannot be read */
export async function readForm(request: Request): Promise<SentForm | { problem: 'too-large' | 'malformed' }> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) return readFile(request);
  if (!type.startsWith('application/x-www-form-urlencoded')) return { problem: 'malformed' };
  const text = await readText(request);
  if (text === null) return { problem: 'too-large' };
  const fields: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) (fields[name] ??= []).push(value);
  return { fields, file: null };
}

async function readFile(request: Request): Promise<SentForm | { problem: 'too-large' | 'malformed' }> {
  const read = await readUpload(request);
  if (typeof read === 'string') return { problem: read };
  const fields = Object.fromEntries(Object.entries(read.fields).map(([name, value]) => [name, [value]]));
  return { fields, file: read.file };
}

async function readText(request: Request): Promise<string | null> {
  if (request.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  // The platform's streams can be gone through; their declared type does not say so.
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
