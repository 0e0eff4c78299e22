import { proposalListPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProcessPage } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  page: ProcessPage;
}

type Line = ProcessPage['states'][number];

/** How many proposals stand where, each leading to them. */
export function StatesBlock({ language, page: { id, states, proposals } }: Props) {
  if (states.length === 0) return null;
  const { process: text } = messages(language);
  const columns: Column<Line>[] = [
    {
      key: 'state',
      header: text.state,
      rowHeader: true,
      cell: ({ state }) => (
        <Link language={language} href={proposalListPath(id, { state })}>
          {text.states[state]}
        </Link>
      ),
    },
    {
      key: 'proposals',
      header: text.number,
      numeric: true,
      cell: (line) => count(line.proposals),
    },
    {
      key: 'meaning',
      header: text.stateMeaning,
      prose: true,
      cell: ({ state }) => text.stateMeanings[state],
    },
  ];
  return (
    <Block id="states" title={text.statesTitle} wide>
      <Table
        language={language}
        caption={text.statesCaption}
        captionHidden
        columns={columns}
        rows={states}
        rowKey={({ state }) => state}
      />
      <p>
        <Link language={language} href={proposalListPath(id)}>
          {text.allProposals(count(proposals))}
        </Link>
      </p>
    </Block>
  );
}
