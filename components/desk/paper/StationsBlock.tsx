import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { PaperBundle, PaperDesk } from '@/lib/domain/ballot/paper';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

const FIGURES = ['sheets', 'taken', 'invalid', 'spoiled'] as const;
type Figure = (typeof FIGURES)[number];
type Station = Record<Figure, number> & { station: string; bundles: number };

/** The bundles of each polling station together. */
export function StationsBlock({ language, desk }: { language: Language; desk: PaperDesk }) {
  const { paper: text } = messages(language);
  if (desk.bundles.length === 0) return null;
  return (
    <Block id="stations" title={text.stationsTitle}>
      <Table
        language={language}
        caption={text.stationsCaption}
        columns={[
          { key: 'station', header: text.station, rowHeader: true, cell: ({ station }) => station },
          { key: 'bundles', header: text.bundles, numeric: true, cell: ({ bundles }) => count(bundles) },
          ...FIGURES.map((key) => ({
            key,
            header: text[key],
            numeric: true,
            cell: (row: Station) => count(row[key]),
          })),
        ]}
        rows={stationsOf(desk.bundles)}
        rowKey={({ station }) => station}
      />
    </Block>
  );
}

function stationsOf(bundles: readonly PaperBundle[]): Station[] {
  const names = [...new Set(bundles.map(({ station }) => station))].sort();
  return names.map((station) => {
    const own = bundles.filter((bundle) => bundle.station === station);
    const sum = (key: Figure) => own.reduce((total, bundle) => total + bundle[key], 0);
    return {
      station,
      bundles: own.length,
      sheets: sum('sheets'),
      taken: sum('taken'),
      invalid: sum('invalid'),
      spoiled: sum('spoiled'),
    };
  });
}
