import { partText } from '@/components/ledger/ledger-text';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { Discrepancy } from '@/lib/domain/rules/ledger';

/** What a discrepancy is about, each part leading to its page. */
export function Subject({ one, language }: { one: Discrepancy; language: Language }) {
  const { ledger, terms } = messages(language);
  const { government, year, project } = one;
  const part = partText(one, language);
  if (government === null)
    return one.rule === 'relation-removed-share' ? part : `${ledger.ofSource}: ${part}`;
  const slots = {
    government: (
      <Link language={language} href={`/g/${government.lafCd}`}>
        {government.names[language]}
      </Link>
    ),
    year:
      year === null ? null : (
        <Link language={language} href={`/g/${government.lafCd}/${year}`}>
          {terms.year(year)}
        </Link>
      ),
    project:
      project === null ? null : (
        <Link language={language} href={`/p/${project.id}`}>
          <span lang="ko">{project.name}</span>
        </Link>
      ),
  };
  const ofGovernment = year === null ? '{government}' : ledger.ofGovernment;
  const sentence = project === null ? ofGovernment : ledger.ofProject;
  return (
    <>
      <Sentence text={sentence} slots={slots} />
      {part === '' ? null : ` · ${part}`}
    </>
  );
}
