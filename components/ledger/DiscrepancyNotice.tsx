import { ruleName } from '@/components/ledger/ledger-text';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProjectPage } from '@/lib/domain/project-page';

/** That a project stands in the ledger of data checks, each entry leading to its address. */
export function DiscrepancyNotice({ project, language }: { project: ProjectPage; language: Language }) {
  if (project.discrepancies.length === 0) return null;
  return (
    <Notice language={language}>
      <p>{messages(language).ledger.projectMark}</p>
      <ul>
        {project.discrepancies.map(({ id, rule }) => (
          <li key={id}>
            <Link language={language} href={`/status/ledger/${id}`}>
              {ruleName(rule, language)}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
