import { messages } from '@/lib/content/messages';
import { peersLabel } from '@/lib/content/peers-label';
import { findField } from '@/lib/domain/fields';
import type { Language } from '@/lib/domain/language';
import { basisOf, type ReceiptAddress, receiptPath } from '@/lib/domain/receipt';
import type { ReceiptPage, ReceiptSubject } from '@/lib/domain/receipt-page';

/** What a receipt is about, in words: the government, the project, the tier. */
export function subjectText(subject: ReceiptSubject, language: Language): string {
  const { receipt } = messages(language);
  if (subject.kind === 'tier') return subject.tier === 'upper' ? receipt.tierUpper : receipt.tierLower;
  if (subject.kind === 'peers') return peersLabel(subject.group, language);
  const government = subject.government.names[language];
  if (subject.kind === 'sido') return receipt.sido(government);
  return subject.kind === 'project' ? receipt.projectOf(subject.name, government) : government;
}

/** The heading of a receipt: whose, which year, which measure. */
export function receiptTitle(
  { address, subject }: Pick<ReceiptPage, 'address' | 'subject'>,
  language: Language,
) {
  const { receipt } = messages(language);
  const measure = receipt.measures[address.measure];
  return receipt.title(
    subjectText(subject, language),
    String(address.year),
    address.residents === undefined ? measure : receipt.perResident(measure),
  );
}

/** Which rows are taken, where it is not all of them: the field, the basis. */
export function restrictions(address: ReceiptAddress, language: Language): string[] {
  const { receipt } = messages(language);
  const basis = basisOf(address);
  return [
    ...(address.field === null ? [] : [fieldText(address.field, language)]),
    ...(basis === 'all' ? [] : [receipt[basis]]),
  ];
}

function fieldText(code: string, language: Language): string {
  const { receipt } = messages(language);
  return code === 'none' ? receipt.noField : receipt.field(findField(code)?.[language] ?? code);
}

/** The address of the receipt's page with a view of it: another page of rows, a row as received, another form. */
export function viewPath(address: ReceiptAddress, view: Record<string, string>, fragment = ''): string {
  const path = receiptPath(address);
  const query = new URLSearchParams(view).toString();
  if (query === '') return path + fragment;
  return `${path}${path.includes('?') ? '&' : '?'}${query}${fragment}`;
}
