import { type BundleView, bundlePath } from '@/components/desk/paper/paths';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import {
  lastSerial,
  type PaperBundle,
  type PaperDesk,
  shownSerial,
  unaccounted,
} from '@/lib/domain/ballot/paper';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  desk: PaperDesk;
}

/** Every bundle, what became of its sheets, and what can be done with it. */
export function BundlesBlock({ language, desk }: Props) {
  const { paper: text } = messages(language);
  if (desk.bundles.length === 0)
    return (
      <Block id="bundles" title={text.bundlesTitle}>
        <EmptyState language={language} title={text.noBundles} />
      </Block>
    );
  return (
    <Block id="bundles" title={text.bundlesTitle} wide>
      <Table
        language={language}
        caption={text.bundlesCaption}
        columns={columnsOf(language, desk)}
        rows={desk.bundles}
        rowKey={({ number }) => number}
      />
    </Block>
  );
}

function columnsOf(language: Language, desk: PaperDesk): Column<PaperBundle>[] {
  const { paper: text } = messages(language);
  const nameOf = new Map(desk.tracks.map(({ track, name }) => [track, name[language]]));
  const figure = (key: 'sheets' | 'taken' | 'invalid' | 'spoiled' | 'waiting') => ({
    key,
    header: text[key],
    numeric: true,
    cell: (bundle: PaperBundle) => count(bundle[key]),
  });
  return [
    {
      key: 'bundle',
      header: text.bundle,
      rowHeader: true,
      cell: ({ number }) => text.bundleName(String(number)),
    },
    { key: 'station', header: text.station, cell: ({ station }) => station },
    { key: 'track', header: text.track, cell: ({ track }) => nameOf.get(track) ?? track },
    {
      key: 'serials',
      header: text.serials,
      cell: (bundle) => `${shownSerial(bundle.firstSerial)}–${shownSerial(lastSerial(bundle))}`,
    },
    ...(['sheets', 'taken', 'invalid', 'spoiled', 'waiting'] as const).map(figure),
    { key: 'unused', header: text.unused, cell: (bundle) => unusedOf(bundle, language) },
    { key: 'links', header: text.links, cell: ({ number }) => <Links {...{ language, desk, number }} /> },
  ];
}

function unusedOf(bundle: PaperBundle, language: Language): string {
  const { paper: text } = messages(language);
  if (bundle.unused === null) return text.entering;
  const missing = unaccounted(bundle);
  return missing === 0 ? count(bundle.unused) : `${count(bundle.unused)} · ${text.missing(count(missing))}`;
}

function Links({ language, desk, number }: Props & { number: number }) {
  const { paper: text } = messages(language);
  const views: readonly [BundleView, string][] = [
    ['sheets', text.printSheets],
    ['cover', text.printCover],
    ...(desk.state === 'ending' ? [['entry', text.enterSheets] as [BundleView, string]] : []),
  ];
  return (
    <ul className="bundle-links">
      {views.map(([view, label]) => (
        <li key={view}>
          <Link language={language} href={bundlePath(desk.process, number, view)}>
            {label}
            <span className="visually-hidden"> ({text.bundleName(String(number))})</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
