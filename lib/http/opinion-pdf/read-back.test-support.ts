import { inflateSync } from 'node:zlib';

/** A PDF as a reader sees it, as far as the tests ask. It knows no more of the format than what pdfkit writes. */
export interface ReadBack {
  /** The text of each page, a line of the file a line. */
  pages: string[];
  title: string;
  /** Types of the parts that the tags tell of: `Table` → 3. */
  parts: Map<string, number>;
  /** All objects, uncompressed. */
  source: string;
}

interface Piece {
  head: string;
  stream: string | null;
}

export function readBack(bytes: Buffer): ReadBack {
  const objects = objectsOf(bytes);
  const all = [...objects.values()];
  const fonts = new Map(
    all
      .flatMap(({ head }) => [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)])
      .map(([, name = '', id = '']) => [name, lettersOf(objects, Number(id))]),
  );
  const contents = all.flatMap(({ head }) =>
    /\/Type \/Page\n/.test(head) ? [Number(/\/Contents (\d+) 0 R/.exec(head)?.[1])] : [],
  );
  const parts = new Map<string, number>();
  for (const { head } of all) {
    const type = /^<<\n\/S \/(\w+)/.exec(head)?.[1];
    if (type !== undefined) parts.set(type, (parts.get(type) ?? 0) + 1);
  }
  return {
    pages: contents.map((id) => textOf(objects.get(id)?.stream ?? '', fonts)),
    title: titleOf(objects),
    parts,
    source: all.map(({ head, stream }) => head + (stream ?? '')).join('\n'),
  };
}

function objectsOf(bytes: Buffer): Map<number, Piece> {
  const text = bytes.toString('latin1');
  const objects = [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)];
  return new Map(objects.map(([, id, body = '']) => [Number(id), pieceOf(body)]));
}

function pieceOf(body: string): Piece {
  const at = body.indexOf('\nstream\n');
  if (at === -1) return { head: body, stream: null };
  const head = body.slice(0, at);
  const raw = Buffer.from(body.slice(at + '\nstream\n'.length, body.lastIndexOf('\nendstream')), 'latin1');
  return { head, stream: head.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : '' };
}

/** Which letters a font's codes stand for: its ToUnicode map, in rows that follow one another. */
function lettersOf(objects: Map<number, Piece>, font: number): string[] {
  const map = Number(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1]);
  const rows = [...(objects.get(map)?.stream ?? '').matchAll(/<\w+> <\w+> \[(.*?)\]/g)];
  return rows.flatMap(([, row = '']) =>
    [...row.matchAll(/<([^>]*)>/g)].map(([, code = '']) =>
      Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    ),
  );
}

function textOf(content: string, fonts: Map<string, string[]>): string {
  const lines = [...content.matchAll(/\/(F\d+) [\d.]+ Tf\n[\s\S]*?\[(.*?)\] TJ/g)];
  return lines
    .map(([, font = '', shown = '']) => {
      const codes = [...shown.matchAll(/<(\w+)>/g)].map(([, hex = '']) => hex).join('');
      return (codes.match(/.{4}/g) ?? [])
        .map((code) => fonts.get(font)?.[parseInt(code, 16)] ?? '?')
        .join('');
    })
    .join('\n');
}

const ESCAPED: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Texts that are not Latin are UTF-16 with a mark in front; some bytes are written with a backslash. */
function titleOf(objects: Map<number, Piece>): string {
  const id = Number(
    [...objects.values()].map(({ head }) => /\/Title (\d+) 0 R/.exec(head)?.[1]).find(Boolean),
  );
  const raw = (objects.get(id)?.head ?? '')
    .slice(1, -1)
    .replaceAll(/\\([\s\S])/g, (_, one: string) => ESCAPED[one] ?? one);
  return Buffer.from(raw, 'latin1').swap16().toString('utf16le').replace('\uFEFF', '');
}
