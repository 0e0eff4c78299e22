import { BareCost } from '@/components/process/Cost';
import { processPath } from '@/components/process/paths';
import { PhaseDays } from '@/components/process/Times';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ProcessLine } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  processes: readonly ProcessLine[];
}

/** Every participatory budget, the newest year first. */
export function ProcessesView({ language, processes }: Props) {
  const { process: text, recount } = messages(language);
  return (
    <>
      <Breadcrumbs language={language} items={[{ label: text.title }]} />
      <h1>{text.title}</h1>
      <p className="lead">{text.lead}</p>
      {processes.length === 0 ? (
        <EmptyState language={language} title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <div className="wide">
          <Table
            language={language}
            caption={text.listOf}
            columns={columnsIn(language)}
            rows={processes}
            rowKey={({ id }) => id}
          />
        </div>
      )}
      <p>
        {text.recountText}{' '}
        <Link language={language} href="/participate/recount">
          {recount.link}
        </Link>
      </p>
    </>
  );
}

function columnsIn(language: Language): Column<ProcessLine>[] {
  const { common, process: text } = messages(language);
  return [
    {
      key: 'title',
      header: text.process,
      rowHeader: true,
      cell: ({ id, titles, demo }) => (
        <>
          <Link language={language} href={processPath(id)}>
            {titles[language]}
          </Link>
          {demo ? <span className="details">{text.demo}</span> : null}
        </>
      ),
    },
    { key: 'year', header: text.year, cell: ({ year }) => year },
    {
      key: 'government',
      header: text.government,
      cell: ({ government: { lafCd, names } }) => (
        <Link language={language} href={`/g/${lafCd}`}>
          {names[language]}
        </Link>
      ),
    },
    {
      key: 'ceiling',
      header: text.ceiling,
      unit: common.won,
      numeric: true,
      cell: ({ ceiling }) => <BareCost value={ceiling} none={text.noCeiling} />,
    },
    {
      key: 'proposals',
      header: text.proposals,
      numeric: true,
      cell: ({ proposals }) => count(proposals),
    },
    {
      key: 'winners',
      header: text.winners,
      numeric: true,
      cell: ({ winners }) =>
        winners === 0 ? <span className="missing">{text.noResult}</span> : count(winners),
    },
    ...(['proposing', 'voting'] as const).map((phase): Column<ProcessLine> => ({
      key: phase,
      header: text[phase],
      cell: ({ phases }) => <PhaseDays language={language} phases={phases} phase={phase} />,
    })),
  ];
}
