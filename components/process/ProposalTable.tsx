import { CostBasis } from '@/components/process/Cost';
import { proposalPath } from '@/components/process/paths';
import { StateMark } from '@/components/process/StateMark';
import { Day } from '@/components/process/Times';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { amountBare, count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProposalLine, Track } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  /** The id of their process. */
  id: string;
  tracks: readonly Track[];
  caption: string;
  lines: readonly ProposalLine[];
  /** Left out where all of them stand in the same. */
  withState?: boolean;
}

/** Proposals with their track, place, cost and state. What people wrote is Korean on every page. */
export function ProposalTable({ language, id, tracks, caption, lines, withState = true }: Props) {
  const { common, process: text } = messages(language);
  const names = new Map(tracks.map((track) => [track.key, track.names[language]]));
  const state: Column<ProposalLine> = {
    key: 'state',
    header: text.state,
    cell: (line) => <StateMark language={language} state={line.state} />,
  };
  const columns: Column<ProposalLine>[] = [
    {
      key: 'title',
      header: text.proposal,
      rowHeader: true,
      cell: ({ number, title }) => (
        <>
          <Link language={language} href={proposalPath(id, number)}>
            <span lang="ko">{title}</span>
          </Link>
          <span className="details">{text.proposalNumber(count(number))}</span>
        </>
      ),
    },
    ...(withState ? [state] : []),
    { key: 'track', header: text.track, cell: ({ track }) => names.get(track) ?? track },
    {
      key: 'place',
      header: text.place,
      cell: ({ place }) => (place === null ? null : <span lang="ko">{place}</span>),
    },
    {
      key: 'cost',
      header: text.cost,
      unit: common.won,
      numeric: true,
      cell: (line) => <CostCell language={language} line={line} />,
    },
    {
      key: 'submitted',
      header: text.submittedOn,
      cell: ({ submittedAt }) => <Day language={language} at={submittedAt} />,
    },
  ];
  return (
    <Table
      language={language}
      caption={caption}
      captionHidden
      columns={columns}
      rows={lines}
      rowKey={({ number }) => number}
    />
  );
}

function CostCell({ language, line: { cost, costIsOfficial } }: { language: Language; line: ProposalLine }) {
  if (cost === null) return <span className="missing">{messages(language).process.unknownCost}</span>;
  return (
    <>
      {amountBare(cost)}
      <CostBasis language={language} official={costIsOfficial} />
    </>
  );
}
