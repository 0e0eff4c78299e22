import { ProposalTable } from '@/components/process/ProposalTable';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProcessPage } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  page: ProcessPage;
}

/** What was proposed last. */
export function NewestBlock({ language, page: { id, tracks, newest } }: Props) {
  const { process: text } = messages(language);
  return (
    <Block id="newest" title={text.newestTitle} wide>
      {newest.length === 0 ? (
        <EmptyState language={language} title={text.noProposals}>
          <p>{text.noProposalsText}</p>
        </EmptyState>
      ) : (
        <ProposalTable {...{ language, id, tracks, lines: newest }} caption={text.newestCaption} />
      )}
    </Block>
  );
}
