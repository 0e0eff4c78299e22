/** The shapes in which the service was seen to answer. */
export type Shape =
  | 'two-objects'
  | 'one-object'
  | 'no-array'
  | 'result-object'
  | 'padded'
  | 'pretty'
  | 'in-a-string'
  | 'xml'
  | 'no-total'
  | 'other-service';

interface Said {
  service: string;
  result: { CODE: string; MESSAGE: string };
  total: number | null;
  rows: readonly Readonly<Record<string, string | number | null>>[];
}

/** An answer in one of the shapes. Without rows the service's name is absent, and the result an array of one. */
export function encode(shape: Shape, said: Said): string {
  if (shape === 'xml') return xmlOf(said);
  const tree = said.total === null ? failure(shape, said) : success(shape, said);
  const json = JSON.stringify(tree, null, shape === 'pretty' ? 2 : undefined);
  return shape === 'in-a-string' ? JSON.stringify(json) : json;
}

function failure(shape: Shape, { result }: Said): unknown {
  return { RESULT: shape === 'result-object' ? result : [result] };
}

function success(shape: Shape, { service, result, total, rows }: Said): unknown {
  const count = shape === 'padded' ? `   ${total}` : total;
  const head =
    shape === 'no-total' ? [{ RESULT: result }] : [{ list_total_count: count }, { RESULT: result }];
  const row = shape === 'padded' ? rows.map(padded) : rows;
  if (shape === 'one-object') return { [service]: [{ head, row }] };
  if (shape === 'no-array') return { [service]: { head: Object.assign({}, ...head) as object, row } };
  return { [shape === 'other-service' ? 'ZZZZZ' : service]: [{ head }, { row }] };
}

/** Numbers as texts with blanks before them. */
function padded(row: Said['rows'][number]): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? String(value).padStart(20) : value,
    ]),
  );
}

function xmlOf({ service, result, total, rows }: Said): string {
  const told = `<RESULT>${fields(result)}</RESULT>`;
  const declared = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (total === null) return declared + told;
  const head = `<head><list_total_count>${total}</list_total_count>${told}</head>`;
  return `${declared}<${service}>${head}${rows.map((row) => `<row>${fields(row)}</row>`).join('')}</${service}>`;
}

function fields(row: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(row)
    .map(([name, value]) => (value === null ? `<${name}/>` : `<${name}>${escaped(String(value))}</${name}>`))
    .join('');
}

function escaped(text: string): string {
  return text.includes('<') ? `<![CDATA[${text}]]>` : text.replaceAll('&', '&amp;');
}
