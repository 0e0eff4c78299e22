import { messages } from '@/lib/content/messages';
import { peersLabel } from '@/lib/content/peers-label';
import { findField } from '@/lib/domain/fields';
import { displayName, type Government, peerGroupOf } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';
import { basisOf, type ReceiptAddress, scopeOf } from '@/lib/domain/receipt';
import type { OpenReceipt } from '@/lib/queries/receipts';

/** What a figure is called: whose, of which year, which measure, over which rows. */
export function receiptTitle(receipt: OpenReceipt, language: Language): string {
  const { receipt: text, questions } = messages(language);
  const { address } = receipt;
  const measure = text.measures[address.measure];
  const whole = questions.figure(
    subjectText(receipt, language),
    String(address.year),
    address.residents === undefined ? measure : text.perResident(measure),
  );
  return [whole, ...restrictions(address, language)].join(' · ');
}

function subjectText(receipt: OpenReceipt, language: Language): string {
  const { receipt: text } = messages(language);
  const scope = scopeOf(receipt.address.scope);
  if (scope.kind === 'tier') return scope.tier === 'upper' ? text.tierUpper : text.tierLower;
  const [first] = receipt.governments;
  const name = (one: Government | null | undefined) =>
    one ? displayName(one, receipt.address.asOf, language) : '';
  if (scope.kind === 'sido') return text.sido(name(receipt.upper));
  if (scope.kind === 'project') return text.projectOf(receipt.projectName ?? scope.id, name(first));
  const group = scope.kind === 'peers' && first !== undefined ? peerGroupOf(first) : null;
  return group === null ? name(first) : peersLabel(group, language);
}

function restrictions(address: ReceiptAddress, language: Language): string[] {
  const { receipt: text } = messages(language);
  const { field } = address;
  const basis = basisOf(address);
  const fieldText = field === null ? null : text.field(findField(field)?.[language] ?? field);
  return [
    ...(fieldText === null ? [] : [field === 'none' ? text.noField : fieldText]),
    ...(basis === 'all' ? [] : [text[basis]]),
  ];
}
