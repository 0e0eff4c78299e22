import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { PeerGroup } from '@/lib/domain/governments';
import type { Language } from '@/lib/domain/language';

/** A peer group in words: "주민 30,000~50,000명인 군". */
export function peersLabel({ kind, from, below }: PeerGroup, language: Language): string {
  const { government: text } = messages(language);
  const name = text.peerKinds[kind];
  if (from === null) return below === null ? text.peersAll(name) : text.peersUnder(name, count(below));
  return below === null
    ? text.peersFrom(name, count(from))
    : text.peersBetween(name, count(from), count(below));
}
