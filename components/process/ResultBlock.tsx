import { processPath } from '@/components/process/paths';
import { ProposalTable } from '@/components/process/ProposalTable';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProcessPage } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  page: ProcessPage;
}

/** What was chosen, at what cost, and what became of it. Nothing before there is a result. */
export function ResultBlock({ language, page: { id, tracks, spent, winnerLines } }: Props) {
  if (spent === null) return null;
  const { process: text } = messages(language);
  if (winnerLines.length === 0)
    return (
      <Block id="result" title={text.resultTitle}>
        <EmptyState language={language} title={text.noWinners} />
      </Block>
    );
  const lead = (
    <p>
      {text.winnersSpent(count(spent.winners), count(spent.linked), count(spent.spending))}{' '}
      {spent.linked < spent.winners ? text.notLinked : null}
    </p>
  );
  return (
    <Block id="result" title={text.resultTitle} lead={lead} wide>
      <ProposalTable
        {...{ language, id, tracks, lines: winnerLines }}
        caption={text.resultCaption}
        withState={false}
      />
      <p>
        <Link language={language} href={`${processPath(id)}/winners`}>
          {messages(language).winners.link}
        </Link>
      </p>
    </Block>
  );
}
