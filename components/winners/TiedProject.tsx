import { TextField } from '@/components/form/TextField';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { Table } from '@/components/ui/Table';
import type { ChosenProps } from '@/components/winners/ChosenWinner';
import { moneyColumns } from '@/components/winners/money-columns';
import { Signs } from '@/components/winners/Signs';
import { TieForm } from '@/components/winners/tie-form';
import { messages } from '@/lib/content/messages';
import type { LinkedProject } from '@/lib/domain/process/types';

/** A project that the winner is tied to: its money, its contracts, and the way to take the tie back. */
export function TiedProject({ project, ...about }: ChosenProps & { project: LinkedProject }) {
  const { language } = about;
  const { process: processText, winners: text } = messages(language);
  const heading = `tied-${project.year}-${project.id}`;
  return (
    <section aria-labelledby={heading}>
      <h4 id={heading}>
        <Link language={language} href={`/p/${project.id}`}>
          <span lang="ko">{project.name}</span>
        </Link>{' '}
        ({project.year}, {project.whole ? processText.whole : processText.partly})
      </h4>
      <Signs language={language} project={project} />
      <Table
        language={language}
        caption={`${project.name} (${project.year})`}
        captionHidden
        columns={moneyColumns<LinkedProject>(language, (row) => row)}
        rows={[project]}
        rowKey={({ id }) => id}
      />
      <Contracts {...about} project={project} />
      <TieForm
        about={about}
        action="winner.untie"
        project={project}
        label={`${text.untie}: ${project.name} (${project.year})`}
      >
        {(parts) => (
          <>
            <TextField {...parts} name="reason" label={text.untieReason} hint={text.untieHint} required />
            <Button kind="secondary">{text.untie}</Button>
          </>
        )}
      </TieForm>
    </section>
  );
}

function Contracts({ project, ...about }: ChosenProps & { project: LinkedProject }) {
  const { winners: text } = messages(about.language);
  return (
    <>
      {project.contracts.map(({ no, title }) => (
        <TieForm
          key={no}
          about={about}
          action="winner.untie-contract"
          project={project}
          part={`${no}-`}
          label={`${text.untieContract}: ${no} (${project.name})`}
          hidden={[['contract', no]]}
        >
          {() => (
            <p>
              {no} <span lang="ko">{title}</span> <Button kind="secondary">{text.untieContract}</Button>
            </p>
          )}
        </TieForm>
      ))}
      <TieForm
        about={about}
        action="winner.tie-contract"
        project={project}
        label={`${text.tieContract}: ${project.name} (${project.year})`}
      >
        {(parts) => (
          <>
            <TextField {...parts} name="contract" label={text.contractNo} hint={text.contractHint} required />
            <Button kind="secondary">{text.tieContract}</Button>
          </>
        )}
      </TieForm>
    </>
  );
}
