import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { GovernmentLink } from '@/lib/domain/government-link';
import type { Language } from '@/lib/domain/language';
import type { CoverageStatus } from '@/lib/domain/status';

interface TierLine {
  label: string;
  existing: number;
  reported: number;
}

/** Who has reported in the latest year, counted against who existed, and who has not. */
export function CoverageBlock({ found, language }: { found: CoverageStatus | null; language: Language }) {
  const { status } = messages(language);
  if (found === null) {
    return (
      <Block id="coverage" title={status.coverageTitle}>
        <EmptyState language={language} title={status.noCoverage} />
      </Block>
    );
  }
  return (
    <Block id="coverage" title={status.coverageTitle}>
      <Table
        language={language}
        caption={status.coverageCaption(String(found.year), date(found.on, language))}
        columns={[
          { key: 'tier', header: status.tier, rowHeader: true, cell: ({ label }: TierLine) => label },
          {
            key: 'existing',
            header: status.existing,
            numeric: true,
            cell: ({ existing }) => count(existing),
          },
          {
            key: 'reported',
            header: status.reported,
            numeric: true,
            cell: ({ reported }) => count(reported),
          },
          {
            key: 'missing',
            header: status.notReported,
            numeric: true,
            cell: ({ existing, reported }) => count(existing - reported),
          },
        ]}
        rows={linesOf(found, language)}
        rowKey={({ label }) => label}
      />
      <Governments title={status.notReportedTitle} list={found.notReported} language={language} />
      {found.notReported.length === 0 ? <p>{status.notReportedNone}</p> : null}
      <Governments title={status.closedReported} list={found.closedReported} language={language} />
    </Block>
  );
}

function linesOf({ existing, reported }: CoverageStatus, language: Language): TierLine[] {
  const { status } = messages(language);
  return [
    { label: status.upper, existing: existing.upper, reported: reported.upper },
    { label: status.lower, existing: existing.lower, reported: reported.lower },
    {
      label: status.all,
      existing: existing.upper + existing.lower,
      reported: reported.upper + reported.lower,
    },
  ];
}

interface ListProps {
  title: string;
  list: readonly GovernmentLink[];
  language: Language;
}

function Governments({ title, list, language }: ListProps) {
  if (list.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {list.map(({ lafCd, names }) => (
          <li key={lafCd}>
            <Link language={language} href={`/g/${lafCd}`}>
              {names[language]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
