import { processPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { WinnersCount } from '@/lib/domain/process/winners';

interface Props {
  language: Language;
  title: string;
  counts: readonly WinnersCount[];
  /** The name of each process; without it the year is the link. */
  nameOf?: (process: string) => string | undefined;
}

/** The counter by process and year, each with the way to its winners. Nothing where nobody has won yet. */
export function CountsBlock({ language, title, counts, nameOf }: Props) {
  const { process: processText, winners: text } = messages(language);
  if (counts.length === 0) return null;
  const numbers = (['winners', 'linked', 'spending'] as const).map((key): Column<WinnersCount> => ({
    key,
    header: text[key],
    numeric: true,
    cell: (row) => count(row[key]),
  }));
  return (
    <Block id="winners-counts" title={title} lead={<p>{text.counterMeaning}</p>}>
      <Table
        language={language}
        caption={text.yearsCaption}
        captionHidden
        columns={[
          {
            key: 'fyr',
            header: nameOf === undefined ? text.fyr : processText.process,
            rowHeader: true,
            cell: ({ process, fyr }) => (
              <Link language={language} href={`${processPath(process)}/winners`}>
                {nameOf?.(process) ?? fyr}
              </Link>
            ),
          },
          { key: 'wonIn', header: text.wonIn, cell: ({ wonIn }) => wonIn },
          ...numbers,
        ]}
        rows={counts}
        rowKey={({ process, wonIn }) => `${process} ${wonIn}`}
      />
    </Block>
  );
}
