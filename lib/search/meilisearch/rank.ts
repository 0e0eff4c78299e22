import { hasBareInitial } from '@/lib/domain/governments/hangul';
import { initialsOf, type Match, type Term } from '@/lib/domain/search';
import { encodeText } from '@/lib/search/meilisearch/encoding';
import { every, hasCode, inGovernment, inName, not, some } from '@/lib/search/meilisearch/filters';

/** The whole query, its words joined, is the name, or begins it. */
function wholeName(terms: readonly Term[]): { is: string; begins: string } {
  const text = terms.map((term) => term.text).join('');
  if (!hasBareInitial(text))
    return { is: `shadow = "${encodeText(text)}"`, begins: `shadow STARTS WITH "${encodeText(text)}"` };
  const initials = encodeText(initialsOf(text));
  const first = /^[^ㄱ-ㅎ]+/.exec(text)?.[0];
  const spelled = text.split(/[ㄱ-ㅎ]+/).filter((run) => run !== '' && run !== first);
  const among = [
    ...(first === undefined ? [] : [`shadow STARTS WITH "${encodeText(first)}"`]),
    ...spelled.map((run) => `shadow CONTAINS "${encodeText(run)}"`),
  ];
  return {
    is: every([`initials = "${initials}"`, ...among]),
    begins: every([`initials STARTS WITH "${initials}"`, ...among]),
  };
}

function asWord(term: Term): string {
  const whole = [...(term.kind === 'text' ? [term.text] : []), ...term.also].map(
    (text) => `words CONTAINS "${encodeText(` ${text} `)}"`,
  );
  return some([
    ...(whole.length > 0 ? whole : [inName(term)]),
    ...(term.governments.length > 0 ? [inGovernment(term.governments)] : []),
  ]);
}

/** What parts the projects found by why they were, in the order of relevance: each is found by one of these alone. */
export function matchConditions(terms: readonly Term[]): { match: Match; condition: string }[] {
  const { is, begins } = wholeName(terms);
  const exact = some([is, ...terms.flatMap(({ code }) => (code === null ? [] : [hasCode(code)]))]);
  const anywhere = some(terms.map(inName));
  const word = every(terms.map(asWord));
  // Terms may be met by the government only where each of them names one.
  const placed = terms.every(({ governments }) => governments.length > 0);
  const named = placed ? [anywhere] : [];
  const beyond = [not(exact), not(begins)];
  return [
    { match: 'exact', condition: exact },
    { match: 'prefix', condition: every([begins, not(exact)]) },
    { match: 'word', condition: every([word, ...named, ...beyond]) },
    { match: 'part', condition: every([not(word), ...named, ...beyond]) },
    ...(placed ? [{ match: 'government' as const, condition: every([not(anywhere), ...beyond]) }] : []),
  ];
}
