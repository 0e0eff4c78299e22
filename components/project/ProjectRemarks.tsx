import { DiscrepancyNotice } from '@/components/ledger/DiscrepancyNotice';
import type { ProjectProps } from '@/components/project/props';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';

/** What is odd about the project: an internal transfer, amounts that do not fit. Shown, never hidden. */
export function ProjectRemarks({ language, project }: ProjectProps) {
  const { project: text } = messages(language);
  const { flags, internal } = project;
  return (
    <>
      {internal ? (
        <Notice language={language}>
          <p>{text.internalText}</p>
        </Notice>
      ) : null}
      {flags.length === 0 ? null : (
        <Notice language={language} kind="warning">
          <ul>
            {flags.map((flag) => (
              <li key={flag}>{text.flags[flag]}</li>
            ))}
          </ul>
          <p>{text.asPublished}</p>
        </Notice>
      )}
      <DiscrepancyNotice language={language} project={project} />
    </>
  );
}
