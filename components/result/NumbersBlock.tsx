import type { ResultPart } from '@/components/result/ResultView';
import { Block } from '@/components/ui/Block';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { CHANNELS } from '@/lib/domain/ballot/count-choice';
import { type ChannelNumbers, invalidOf, type TrackNumbers } from '@/lib/domain/ballot/numbers';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** A line of the table: what, and the number of each track. */
interface Row {
  what: string;
  numbers: readonly number[];
}

/** How many were admitted, and what became of every ballot. */
export function NumbersBlock({ language, published: { numbers, names } }: ResultPart) {
  const { numbers: text } = messages(language).result;
  const nameOf = (track: string) => names[track]?.[language] ?? track;
  const columns: Column<Row>[] = [
    { key: 'what', header: text.what, rowHeader: true, cell: ({ what }) => what },
    ...numbers.tracks.map(({ track }, at): Column<Row> => ({
      key: track,
      header: nameOf(track),
      numeric: true,
      cell: (row) => count(row.numbers[at] ?? 0),
    })),
  ];
  const counting = numbers.tracks
    .filter(({ blank_rule: rule }) => rule === 'counts')
    .map(({ track }) => nameOf(track));
  return (
    <Block id="numbers" title={text.title} lead={<p>{text.lead}</p>} wide>
      <Table
        language={language}
        caption={text.caption}
        columns={columns}
        rows={rowsOf(language, numbers.tracks)}
        rowKey={({ what }) => what}
      />
      {counting.length === 0 ? null : <p className="note">{text.blankCounts(counting.join(', '))}</p>}
      <h3>{text.invalidTitle}</h3>
      <Invalid language={language} columns={columns} tracks={numbers.tracks} />
    </Block>
  );
}

function rowsOf(language: Language, tracks: readonly TrackNumbers[]): Row[] {
  const { numbers: text } = messages(language).result;
  const row = (what: string, of: (track: TrackNumbers) => number): Row => ({ what, numbers: tracks.map(of) });
  const kinds: readonly [string, (numbers: ChannelNumbers) => number][] = [
    [text.casts, ({ casts }) => casts],
    [text.superseded, ({ superseded }) => superseded],
    [text.voided, ({ voided }) => voided],
    [text.invalid, invalidOf],
    [text.blank, ({ blank }) => blank],
    [text.counted, ({ counted }) => counted],
  ];
  const hasPaper = tracks.some(
    ({ paper_check_ins: checkIns, channels }) => checkIns + channels.paper.casts > 0,
  );
  return [
    row(text.eligible, ({ eligible }) => eligible),
    row(text.credentials, ({ credentials }) => credentials),
    ...(hasPaper ? [row(text.checkIns, ({ paper_check_ins: checkIns }) => checkIns)] : []),
    ...CHANNELS.filter((channel) => hasPaper || channel === 'electronic').flatMap((channel) =>
      kinds.map(([what, of]) =>
        row(hasPaper ? text[channel](what) : what, ({ channels }) => of(channels[channel])),
      ),
    ),
  ];
}

function Invalid({
  language,
  columns,
  tracks,
}: {
  language: Language;
  columns: readonly Column<Row>[];
  tracks: readonly TrackNumbers[];
}) {
  const { numbers: text } = messages(language).result;
  const of = (track: TrackNumbers, reason: string) =>
    CHANNELS.reduce((sum, channel) => sum + (track.channels[channel].invalid[reason] ?? 0), 0);
  const reasons = [
    ...new Set(
      tracks.flatMap(({ channels }) => CHANNELS.flatMap((channel) => Object.keys(channels[channel].invalid))),
    ),
  ];
  if (reasons.length === 0) return <p>{text.noInvalid}</p>;
  return (
    <Table
      language={language}
      caption={text.invalidTitle}
      captionHidden
      columns={columns.map((column, at) => (at === 0 ? { ...column, header: text.reason } : column))}
      rows={reasons.map((reason) => ({
        what: text.reasons[reason] ?? reason,
        numbers: tracks.map((track) => of(track, reason)),
      }))}
      rowKey={({ what }) => what}
    />
  );
}
