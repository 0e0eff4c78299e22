import { DecisionForm } from '@/components/desk/DecisionForm';
import type { DeskProposalProps } from '@/components/desk/DeskProposalView';
import { ChoiceField } from '@/components/form/ChoiceField';
import { TextField } from '@/components/form/TextField';
import { ProposalLink } from '@/components/process/Merges';
import { Button } from '@/components/ui/Button';
import { Input } from '@/components/ui/Input';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import { localPath } from '@/lib/domain/language';

/** Merges into another proposal: it is looked for by number or words, then chosen. */
export function MergeForm(about: DeskProposalProps) {
  const { language, desk, search, stateOf } = about;
  const { desk: text } = messages(language);
  const { process, number } = desk.proposal;
  const isSent = stateOf('review.merge').problems.length > 0;
  return (
    <>
      <section className="decision" aria-labelledby="merge-find">
        <h3 id="merge-find">{text.mergeTitle}</h3>
        <search>
          <form
            action={localPath(language, `/desk/${process.id}/${number}#merge-find`)}
            method="get"
            aria-label={text.mergeFind}
          >
            <Input
              id="merge-words"
              name="merge"
              type="search"
              label={text.mergeFind}
              hint={text.wordsHint}
              value={search.words}
            />
            <Button kind="secondary">{text.find}</Button>
          </form>
        </search>
        {search.words !== '' && search.targets.length === 0 ? <p role="status">{text.mergeNone}</p> : null}
        <WentInto {...about} />
      </section>
      {search.targets.length > 0 || isSent ? <Choice {...about} /> : null}
    </>
  );
}

function WentInto({ language, desk: { proposal }, wentInto }: DeskProposalProps) {
  if (wentInto === null) return null;
  const link = (number: number) => <ProposalLink {...{ language, proposal, number }} />;
  return (
    <p role="status">
      <Sentence
        text={messages(language).desk.wentInto}
        slots={{ proposal: link(wentInto.number), into: link(wentInto.into) }}
      />
    </p>
  );
}

function Choice(about: DeskProposalProps) {
  const { language, search } = about;
  const { desk: text } = messages(language);
  return (
    <DecisionForm
      {...{ about }}
      action="review.merge"
      title={text.mergeFound(count(search.targets.length))}
      send={text.merge}
    >
      {(parts) => (
        <>
          <ChoiceField
            {...parts}
            name="into"
            legend={text.mergeInto}
            hint={text.mergeHint}
            choices={search.targets.map(({ number, title, author }) => ({
              value: String(number),
              label: text.mergeChoice(count(number), title, author),
            }))}
          />
          <TextField {...parts} name="reason" label={text.reason} hint={text.isPublic} rows={3} required />
        </>
      )}
    </DecisionForm>
  );
}
