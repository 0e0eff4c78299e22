import { parseReceipt, type ReceiptAddress } from '@/lib/domain/receipt';

type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What a visitor of a receipt's page asks for. */
export interface ReceiptRequest {
  address: ReceiptAddress;
  view: { page: number; byGovernment: boolean; raw: string | null };
}

/**
 * Reads the address and the view of a receipt's page. A page number or a project id that is none is passed over: the
 * receipt itself is what the address names.
 * @returns null where the address is not that of a receipt
 */
export function receiptRequest(segments: readonly string[], params: SearchParams): ReceiptRequest | null {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) query.set(name, first);
  }
  const address = parseReceipt(segments, query);
  if (address === null) return null;
  const page = /^[1-9]\d{0,5}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1;
  const raw = query.get('raw');
  const byGovernment = query.get('by') === 'government';
  return { address, view: { page, byGovernment, raw: isProjectId(raw) ? raw : null } };
}

function isProjectId(text: string | null): boolean {
  return text !== null && /^[a-z2-7]{16}$/.test(text);
}
