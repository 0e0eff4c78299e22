import { ChoiceField } from '@/components/form/ChoiceField';
import { Amount } from '@/components/ui/Amount';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import type { ChosenProps } from '@/components/winners/ChosenWinner';
import { TieForm } from '@/components/winners/tie-form';
import { messages } from '@/lib/content/messages';
import type { Candidate } from '@/lib/domain/process/candidates';
import type { FoundProject } from '@/lib/domain/process/winners';

interface Props extends ChosenProps {
  project: FoundProject;
  /** How likely it is the winner's, and why; null: it was looked for. */
  judged: Pick<Candidate, 'grade' | 'reasons'> | null;
}

/** A project that the winner can be tied to. */
export function Offer({ project, judged, ...about }: Props) {
  const { language } = about;
  const { winners: text } = messages(language);
  const { year, id, name, department, current, spent } = project;
  const heading = `${judged === null ? 'found' : 'candidate'}-${year}-${id}`;
  return (
    <section aria-labelledby={heading}>
      <h4 id={heading}>
        <Link language={language} href={`/p/${id}`}>
          <span lang="ko">{name}</span>
        </Link>{' '}
        ({year})
      </h4>
      {judged === null ? null : (
        <p>
          <strong>{text.grades[judged.grade]}</strong>:{' '}
          {judged.reasons.map((reason) => text.reasons[reason]).join(', ')}
        </p>
      )}
      <p>
        {department === null ? null : <span lang="ko">{department} · </span>}
        <Sentence
          text={text.amounts}
          slots={{
            current: <Amount figure={current} language={language} />,
            spent: <Amount figure={spent} language={language} />,
          }}
        />
      </p>
      <TieForm
        about={about}
        action="winner.tie"
        project={project}
        part={judged === null ? 'found-' : ''}
        label={`${judged === null ? text.search : text.candidates}: ${name} (${year})`}
      >
        {(parts) => (
          <>
            <ChoiceField
              {...parts}
              name="whole"
              legend={text.whole}
              hint={text.wholeHint}
              choices={(['whole', 'partly'] as const).map((value) => ({
                value,
                label: text.wholeChoices[value],
              }))}
            />
            <Button>{text.tie}</Button>
          </>
        )}
      </TieForm>
    </section>
  );
}
