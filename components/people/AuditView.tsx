import { Moment } from '@/components/process/Times';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

export interface AuditProps {
  language: Language;
  check: { entries: number; head: string | null; broken: readonly { id: string; fault: string }[] };
  entries: readonly {
    id: string;
    at: string;
    name: string | null;
    role: string | null;
    action: string;
    subject: string;
    lafCd: string | null;
    detail: string;
    hash: string;
  }[];
}

/** The audit log, for auditors: whether it is whole, and its entries. */
export function AuditView({ language, check, entries }: AuditProps) {
  const { people: text } = messages(language);
  const last = entries.at(-1);
  return (
    <>
      <h1>{text.auditTitle}</h1>
      <p className="lead">{text.auditText}</p>
      <p role="status" className={check.broken.length === 0 ? 'said' : 'problems'}>
        {check.broken.length === 0
          ? text.auditWhole(count(check.entries))
          : `${text.auditBroken(count(check.broken.length))} ${check.broken.map(({ id }) => id).join(', ')}`}
      </p>
      <p>
        {text.head}: <code className="key">{check.head ?? '-'}</code>
      </p>
      <div className="table-frame">
        <table>
          <thead>
            <tr>
              {Object.entries(text.columns).map(([name, label]) => (
                <th key={name} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id} id={`entry-${entry.id}`}>
                <td>{entry.id}</td>
                <td>
                  <Moment language={language} at={entry.at} />
                </td>
                <td>
                  {entry.name ?? '-'} {entry.role ?? ''}
                </td>
                <td>
                  {entry.action} <code className="key">{entry.detail}</code>
                </td>
                <td>{entry.subject}</td>
                <td>
                  <code>{entry.hash.slice(0, 12)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {last === undefined || last.id === '1' ? null : (
        <p>
          <Link language={language} href={`/desk/audit?before=${last.id}`}>
            {text.older}
          </Link>
        </p>
      )}
    </>
  );
}
