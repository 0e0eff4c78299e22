import { TransientError } from '@/lib/sources/lofin/errors';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ELEMENT = /<([A-Za-z_][\w.-]*)>([\s\S]*?)<\/\1>/g;

/**
 * An XML answer in the shape of the JSON one: the gateway speaks XML now and then although JSON was asked for. Only the flat
 * shape that the service publishes is understood: root, head, rows of fields.
 * @throws TransientError for what is no such document, a cut-off one among it
 */
export function jsonOfXml(xml: string): unknown {
  const body = xml.replace(/^\s*<\?xml[^>]*\?>/, '').trim();
  const root = /^<([A-Za-z_][\w.-]*)>([\s\S]*)<\/\1>$/.exec(body);
  if (root?.[1] === undefined || root[2] === undefined) throw new TransientError('the XML answer is cut off');
  if (root[1] === 'RESULT') return { RESULT: fieldsOf(root[2]) };
  const head: unknown[] = [];
  const row: unknown[] = [];
  for (const [, name, content = ''] of root[2].matchAll(ELEMENT)) {
    if (name === 'head') head.push(...headOf(content));
    else if (name === 'row') row.push(fieldsOf(content));
  }
  return { [root[1]]: [{ head }, { row }] };
}

function headOf(content: string): unknown[] {
  const result = /<RESULT>([\s\S]*?)<\/RESULT>/.exec(content)?.[1] ?? '';
  return [{ ...fieldsOf(content.replace(/<RESULT>[\s\S]*?<\/RESULT>/, '')) }, { RESULT: fieldsOf(result) }];
}

function fieldsOf(content: string): Record<string, string> {
  const filled = content.replaceAll(/<([A-Za-z_][\w.-]*)\s*\/>/g, '<$1></$1>');
  return Object.fromEntries(
    [...filled.matchAll(ELEMENT)].map(([, name = '', value = '']) => [name, textOf(value)]),
  );
}

function textOf(content: string): string {
  const data = /^\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*$/.exec(content);
  if (data?.[1] !== undefined) return data[1];
  return content.replaceAll(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => entityOf(name) ?? whole);
}

function entityOf(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name];
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
