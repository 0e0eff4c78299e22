/** What a request to a vote may weigh: a cast has some 1,900 bytes. */
const MOST_BYTES = 8 * 1024;

/** What was sent as JSON: an object. @returns a refusal's code where it weighs more than it may, or is none */
export async function readJson(request: Request): Promise<Record<string, unknown> | 'too-large' | 'unread'> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type)) return 'unread';
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return 'too-large';
  const text = await readText(request);
  return text === null ? 'too-large' : (parsed(text) ?? 'unread');
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

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
