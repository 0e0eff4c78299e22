import { Cost } from '@/components/process/Cost';
import { proposalPath } from '@/components/process/paths';
import { StateMark } from '@/components/process/StateMark';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { SimilarProposal } from '@/lib/domain/process/likeness';

interface Props {
  language: Language;
  similar: readonly SimilarProposal[];
}

/** Proposals that are like what somebody is writing, and what became of them. */
export function SimilarHelp({ language, similar }: Props) {
  const { help: text } = messages(language).propose;
  return (
    <>
      <h3>{text.similarTitle}</h3>
      {similar.length === 0 ? (
        <p>{text.noSimilar}</p>
      ) : (
        <>
          <p>{text.similarText}</p>
          <Table
            language={language}
            caption={text.similarCaption}
            captionHidden
            columns={columns(language)}
            rows={similar}
            rowKey={({ process, number }) => `${process} ${number}`}
          />
        </>
      )}
    </>
  );
}

function columns(language: Language): Column<SimilarProposal>[] {
  const { help: text } = messages(language).propose;
  return [
    {
      key: 'title',
      header: text.proposal,
      rowHeader: true,
      cell: ({ process, number, title, processTitles, own }) => (
        <>
          <Link language={language} href={proposalPath(process, number)}>
            <span lang="ko">{title}</span>
          </Link>
          <span className="details">
            {own ? processTitles[language] : `${text.otherGovernment}: ${processTitles[language]}`}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      header: text.state,
      cell: ({ state }) => <StateMark language={language} state={state} />,
    },
    {
      key: 'cost',
      header: text.cost,
      numeric: true,
      cell: ({ cost }) => <Cost language={language} value={cost} none={text.unknownCost} />,
    },
    { key: 'likeness', header: text.likeness, cell: ({ likeness }) => text[likeness] },
  ];
}
