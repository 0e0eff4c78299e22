import { CreateProcessForm } from '@/components/desk/CreateProcessForm';
import type { DeskForms } from '@/components/desk/forms';
import { Said } from '@/components/form/Said';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { StaffRole } from '@/lib/domain/access/roles';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { DeskProcess, Waiting } from '@/lib/domain/process/desk';
import { deskListQuery } from '@/lib/domain/process/desk-list';
import type { ProposalState } from '@/lib/domain/process/types';

interface Props extends DeskForms {
  processes: readonly DeskProcess[];
  /** Governments for which somebody may make a process. */
  governments: readonly { lafCd: string; name: string }[];
  roles: readonly StaffRole[];
  said: string | null;
}

/** What waits for somebody, by process. */
export function DeskView({ processes, governments, roles, said, ...forms }: Props) {
  const { language } = forms;
  const { desk: text } = messages(language);
  return (
    <>
      <h1>{text.title}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">{text.lead}</p>
      {processes.length === 0 ? (
        <EmptyState language={language} title={text.none}>
          <p>{text.noneText}</p>
        </EmptyState>
      ) : (
        <Table
          language={language}
          caption={text.caption}
          captionHidden
          columns={columnsOf(language, roles.includes('editor'))}
          rows={processes}
          rowKey={({ id }) => id}
        />
      )}
      <OtherWork language={language} roles={roles} />
      {governments.length === 0 ? null : <CreateProcessForm {...forms} governments={governments} />}
    </>
  );
}

/** @param edits whether somebody sets processes up */
function columnsOf(language: Language, edits: boolean): Column<DeskProcess>[] {
  const { desk: text } = messages(language);
  const columns: Column<DeskProcess>[] = [
    {
      key: 'process',
      header: text.process,
      rowHeader: true,
      cell: ({ id, titles, published }) => (
        <>
          <Link language={language} href={`/desk/${id}`}>
            {titles[language]}
          </Link>
          {published ? null : <span className="details">{text.draft}</span>}
        </>
      ),
    },
    {
      key: 'waiting',
      header: text.waiting,
      cell: (process) => <WaitingList language={language} process={process} />,
    },
  ];
  const settings: Column<DeskProcess> = {
    key: 'settings',
    header: text.settings,
    cell: ({ id }) => (
      <Link language={language} href={`/desk/${id}/settings`}>
        {text.settings}
      </Link>
    ),
  };
  return edits ? [...columns, settings] : columns;
}

function WaitingList({ language, process: { id, waiting } }: { language: Language; process: DeskProcess }) {
  const { desk: text } = messages(language);
  if (waiting.length === 0) return text.nothingWaits;
  return (
    <ul className="waiting">
      {waiting.map((one) => (
        <li key={one.duty}>
          <Link language={language} href={`/desk/${id}?${queryOf(one)}`}>
            {text.duties[one.duty](count(one.proposals))}
          </Link>
          {one.late === 0 ? null : (
            <>
              {' '}
              <Link language={language} className="late" href={`/desk/${id}?${queryOf(one, true)}`}>
                {text.late(count(one.late))}
              </Link>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The list that shows what waits. What is to be judged stands in two states: it is told by who has it. */
const STATES: Partial<Record<Waiting['duty'], ProposalState>> = {
  assign: 'submitted',
  screen: 'feasible',
  result: 'on-ballot',
};

function queryOf({ duty, department }: Waiting, late = false): string {
  return deskListQuery({
    state: STATES[duty] ?? null,
    department: duty === 'assign' ? '-' : department,
    late: late ? '1' : null,
  });
}

const PAGES: readonly {
  page: 'questions' | 'moderation' | 'people' | 'audit';
  roles: readonly StaffRole[];
}[] = [
  { page: 'questions', roles: ['editor', 'reviewer', 'operator'] },
  { page: 'moderation', roles: ['editor'] },
  { page: 'people', roles: ['operator'] },
  { page: 'audit', roles: ['auditor'] },
];

function OtherWork({ language, roles }: { language: Language; roles: readonly StaffRole[] }) {
  const { desk: text } = messages(language);
  const pages = PAGES.filter((one) => one.roles.some((role) => roles.includes(role)));
  if (pages.length === 0) return null;
  return (
    <nav aria-label={text.otherWork}>
      <ul className="desk-links">
        {pages.map(({ page }) => (
          <li key={page}>
            <Link language={language} href={`/desk/${page}`}>
              {text[page]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
