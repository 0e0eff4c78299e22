import { processPath, proposalListPath, proposalPath } from '@/components/process/paths';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { messages } from '@/lib/content/messages';
import type { SpokenOf } from '@/lib/domain/discussion/types';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  proposal: SpokenOf;
  /** The page itself. */
  here: string;
}

/** The way to a page about a proposal. */
export function ProposalCrumbs({ language, proposal: { process, number }, here }: Props) {
  const { process: text } = messages(language);
  return (
    <Breadcrumbs
      language={language}
      items={[
        { label: text.title, href: '/participate' },
        { label: process.titles[language], href: processPath(process.id) },
        { label: text.listName, href: proposalListPath(process.id) },
        { label: text.proposalNumber(count(number)), href: proposalPath(process.id, number) },
        { label: here },
      ]}
    />
  );
}
