import { Cost } from '@/components/process/Cost';
import { Button } from '@/components/ui/Button';
import { Input } from '@/components/ui/Input';
import { Offer } from '@/components/winners/Offer';
import { TiedProject } from '@/components/winners/TiedProject';
import type { WinnersDeskProps } from '@/components/winners/WinnersDeskView';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import { localPath } from '@/lib/domain/language';
import type { WinnerAtDesk } from '@/lib/domain/process/winners';

export interface ChosenProps extends WinnersDeskProps {
  winner: WinnerAtDesk;
}

/** The winner that is worked on: what it is tied to, what it may be tied to, and a search for the rest. */
export function ChosenWinner(props: ChosenProps) {
  const { language, winner } = props;
  const { process: processText, winners: text } = messages(language);
  return (
    <section className="decision" aria-labelledby="winner">
      <h2 id="winner" lang="ko">
        {text.workOn(count(winner.number), winner.title)}
      </h2>
      <p>
        {text.costs}:{' '}
        <Cost
          language={language}
          value={winner.costIsOfficial ? winner.cost : null}
          none={processText.noOfficialCost}
        />
      </p>
      <h3>{text.tied}</h3>
      {winner.projects.length === 0 ? <p>{text.tiedNone}</p> : null}
      {winner.projects.map((project) => (
        <TiedProject key={`${project.year} ${project.id}`} {...props} project={project} />
      ))}
      <h3>{text.candidates}</h3>
      <p>{winner.candidates.length === 0 ? text.candidatesNone : text.candidatesText}</p>
      {winner.candidates.map((candidate) => (
        <Offer key={`${candidate.year} ${candidate.id}`} {...props} project={candidate} judged={candidate} />
      ))}
      <Search {...props} />
    </section>
  );
}

function Search(props: ChosenProps) {
  const { language, desk, winner, words } = props;
  const { winners: text } = messages(language);
  const found = winner.found?.filter(
    ({ year, id }) => !winner.projects.some((project) => project.year === year && project.id === id),
  );
  return (
    <>
      <h3 id="find">{text.search}</h3>
      <search>
        <form
          action={localPath(language, `/desk/${desk.process.id}/winners#find`)}
          method="get"
          aria-label={text.search}
        >
          <input type="hidden" name="winner" value={winner.number} />
          <Input
            id="find-words"
            name="find"
            type="search"
            label={text.words}
            hint={text.wordsHint}
            value={words}
          />
          <Button kind="secondary">{text.find}</Button>
        </form>
      </search>
      {found === undefined ? null : (
        <p role="status">{found.length === 0 ? text.foundNone : text.found(count(found.length))}</p>
      )}
      {found?.map((project) => (
        <Offer key={`${project.year} ${project.id}`} {...props} project={project} judged={null} />
      ))}
    </>
  );
}
