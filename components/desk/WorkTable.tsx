import { StateMark } from '@/components/process/StateMark';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { DeskLine, DeskList } from '@/lib/domain/process/desk';

interface Props {
  language: Language;
  list: DeskList;
  /** Those that are ticked, as `number.version`; null: without checkboxes. */
  picked: readonly string[] | null;
}

/** Proposals with where they stand, who has them, and until when. */
export function WorkTable({ language, list, picked }: Props) {
  const { desk: text, process } = messages(language);
  const tracks = new Map(list.tracks.map(({ key, names }) => [key, names[language]]));
  const columns: Column<DeskLine>[] = [
    ...(picked === null ? [] : [pickColumn(language, picked)]),
    {
      key: 'title',
      header: process.proposal,
      rowHeader: true,
      cell: ({ number, title }) => (
        <>
          <Link language={language} href={`/desk/${list.id}/${number}`}>
            <span lang="ko">{title}</span>
          </Link>
          <span className="details">{process.proposalNumber(count(number))}</span>
        </>
      ),
    },
    {
      key: 'state',
      header: process.state,
      cell: ({ state }) => <StateMark language={language} state={state} />,
    },
    {
      key: 'department',
      header: text.department,
      cell: ({ inCharge }) =>
        inCharge === null ? (
          <span className="missing">{text.noDepartment}</span>
        ) : (
          <span lang="ko">{inCharge.department}</span>
        ),
    },
    { key: 'due', header: text.due, cell: (line) => <Due language={language} line={line} /> },
    { key: 'track', header: process.track, cell: ({ track }) => tracks.get(track) ?? track },
  ];
  return (
    <Table
      language={language}
      caption={text.listCaption}
      captionHidden
      columns={columns}
      rows={list.lines}
      rowKey={({ number }) => number}
    />
  );
}

/** What was ticked before is ticked again, whatever has become of it since. */
function pickColumn(language: Language, picked: readonly string[]): Column<DeskLine> {
  const { desk: text } = messages(language);
  const numbers = picked.map((one) => one.split('.')[0]);
  return {
    key: 'pick',
    header: text.pick,
    cell: ({ number, title, version }) => (
      <label className="pick">
        <input
          type="checkbox"
          name="picked"
          value={`${number}.${version}`}
          defaultChecked={numbers.includes(String(number))}
        />
        <span className="visually-hidden">{text.pickOne(title, count(number))}</span>
      </label>
    ),
  };
}

function Due({ language, line: { inCharge, state } }: { language: Language; line: DeskLine }) {
  const { desk: text } = messages(language);
  // Once it is judged there is nothing to be in time for.
  if (inCharge === null || (state !== 'submitted' && state !== 'asked-back')) return null;
  return (
    <>
      <time className="whole" dateTime={inCharge.due}>
        {date(inCharge.due, language)}
      </time>
      {inCharge.late ? (
        <span className="details">
          <strong className="late">{text.isLate}</strong>
        </span>
      ) : null}
    </>
  );
}
