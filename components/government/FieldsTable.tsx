import { Bar } from '@/components/charts/Bar';
import { type Scale, scaleOf } from '@/components/charts/scale';
import { Amount } from '@/components/ui/Amount';
import { Count } from '@/components/ui/Count';
import { Link } from '@/components/ui/Link';
import { Rate } from '@/components/ui/Rate';
import { type Column, Table } from '@/components/ui/Table';
import { fieldName } from '@/lib/content/field-name';
import { messages } from '@/lib/content/messages';
import type { CountFigure, RateFigure } from '@/lib/domain/figure';
import type { Language } from '@/lib/domain/language';
import type { FieldLine, UseFigures } from '@/lib/domain/spending';

interface Props {
  language: Language;
  /** Unique in the page, for the patterns of the bars. */
  id: string;
  caption: string;
  fields: readonly FieldLine[];
  /** The whole that the shares are of. */
  total: UseFigures;
  /** Where a field's projects are listed; left out where no list holds them. */
  hrefOf?: (code: string) => string;
}

interface Row extends UseFigures {
  key: string;
  name: string;
  href: string | null;
  share: RateFigure | null;
  projects: CountFigure | null;
}

/** Fields with current budget, share of the whole as figure and bar, spent and rate; the whole in the foot. */
export function FieldsTable({ language, id, caption, fields, total, hrefOf }: Props) {
  const { government: text } = messages(language);
  const rows = fields.map((field): Row => {
    const href = hrefOf?.(field.code === '' ? 'none' : field.code) ?? null;
    return { ...field, key: field.code, name: fieldName(field.code, language), href };
  });
  const foot: Row = { ...total, key: '*', name: text.fieldsTotal, href: null, share: null, projects: null };
  return (
    <Table
      language={language}
      caption={caption}
      columns={columnsIn(language, id, scaleOf(fields.map(({ share }) => share.value ?? 0)))}
      rows={rows}
      rowKey={({ key }) => key}
      foot={[foot]}
    />
  );
}

function columnsIn(language: Language, id: string, scale: Scale): Column<Row>[] {
  const { common, terms, government: text } = messages(language);
  const amount = { unit: common.won, numeric: true };
  return [
    {
      key: 'field',
      header: terms.field,
      rowHeader: true,
      cell: (row) => <Name row={row} language={language} />,
    },
    {
      key: 'current',
      header: terms.current,
      ...amount,
      cell: ({ current }) => <Amount figure={current} language={language} variant="bare" />,
    },
    {
      key: 'share',
      header: terms.share,
      numeric: true,
      cell: ({ share }) => (share === null ? null : <Rate figure={share} language={language} />),
    },
    {
      key: 'bar',
      header: common.bar,
      picture: true,
      cell: ({ key, share }) =>
        share?.value == null ? null : <Bar id={`${id}-${key || 'none'}`} value={share.value} scale={scale} />,
    },
    {
      key: 'spent',
      header: terms.spent,
      ...amount,
      cell: ({ spent }) => <Amount figure={spent} language={language} variant="bare" />,
    },
    {
      key: 'rate',
      header: terms.rate,
      numeric: true,
      cell: ({ rate }) => <Rate figure={rate} language={language} />,
    },
    {
      key: 'projects',
      header: text.projects,
      numeric: true,
      cell: ({ projects }) => (projects === null ? null : <Count figure={projects} language={language} />),
    },
  ];
}

function Name({ row, language }: { row: Row; language: Language }) {
  if (row.href === null) return row.name;
  return (
    <Link language={language} href={row.href}>
      {row.name}
    </Link>
  );
}
