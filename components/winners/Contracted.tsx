import { BareCost } from '@/components/process/Cost';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { LinkedProject } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  project: Pick<LinkedProject, 'contracts' | 'contracted'>;
}

/** What was contracted, with the numbers of the contracts that it is the sum of: they are what it can be checked by. */
export function Contracted({ language, project: { contracts, contracted } }: Props) {
  const { winners: text } = messages(language);
  return (
    <>
      <BareCost value={contracted} none={text.notContracted} />
      {contracts.map(({ no, on, title }) => (
        <span key={no} className="details">
          {text.contract(no, date(on, language))} <span lang="ko">{title}</span>
        </span>
      ))}
    </>
  );
}
