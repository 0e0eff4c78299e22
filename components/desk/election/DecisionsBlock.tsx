import { OfficeForm, type OfficeProps } from '@/components/desk/election/OfficeForm';
import { Moment } from '@/components/process/Times';
import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Decision, Extension } from '@/lib/domain/ballot/vote-facts';
import type { Language } from '@/lib/domain/language';

/** What waits for the second officer, with what they may answer. */
export function WaitingDecision(props: OfficeProps) {
  const { language, office } = props;
  const { election: text } = messages(language);
  const decision = office.decisions.find(({ outcome }) => outcome === null);
  if (decision === undefined) return null;
  const { kind, extension, own, proposedBy, proposedAt } = decision;
  return (
    <Block id="waits" title={text.waitsTitle(text.kinds[kind])}>
      <p>
        {text.proposedBy}: {proposedBy}, <Moment language={language} at={proposedAt} />
      </p>
      {extension === null ? null : <ExtensionPairs language={language} extension={extension} />}
      {own ? <p>{text.waitsOwn}</p> : null}
      {office.mayAct ? <Answers {...props} decision={decision} /> : null}
    </Block>
  );
}

function Answers({ decision, ...props }: OfficeProps & { decision: Decision }) {
  const { election: text } = messages(props.language);
  const kind = text.kinds[decision.kind];
  const form = (outcome: string, send: string, quiet: boolean) => (
    <OfficeForm
      about={props}
      action="election.answer"
      id={`${outcome}-form`}
      label={`${send}: ${kind}`}
      send={send}
      quiet={quiet}
      hidden={{ decision: decision.id, outcome }}
      toldBy="outcome"
    />
  );
  if (decision.own) return form('withdrawn', text.withdraw, true);
  return (
    <div className="buttons">
      {form('confirmed', text.confirm, false)}
      {form('refused', text.refuse, true)}
    </div>
  );
}

function ExtensionPairs({ language, extension }: { language: Language; extension: Extension }) {
  const { election: text } = messages(language);
  const at = (moment: string) => <Moment language={language} at={moment} />;
  return (
    <dl className="pairs">
      <div>
        <dt>{text.outage}</dt>
        <dd>
          {at(extension.from)} – {at(extension.to)}
        </dd>
      </div>
      <div>
        <dt>{text.newEnd}</dt>
        <dd>{at(extension.ends)}</dd>
      </div>
      <div>
        <dt>{text.reason}</dt>
        <dd className="readable">{extension.reason}</dd>
      </div>
    </dl>
  );
}

/** Every decision that was proposed, with its answer. */
export function DecisionsBlock({ language, office }: OfficeProps) {
  const { election: text } = messages(language);
  if (office.decisions.length === 0) return null;
  const byAt = (name: string, at: string) => (
    <>
      {name}, <Moment language={language} at={at} />
    </>
  );
  return (
    <Block id="decisions" title={text.decisionsTitle} wide>
      <Table<Decision>
        language={language}
        caption={text.decisionsCaption}
        captionHidden
        columns={[
          { key: 'kind', header: text.decision, rowHeader: true, cell: ({ kind }) => text.kinds[kind] },
          {
            key: 'proposed',
            header: text.proposedBy,
            cell: ({ proposedBy, proposedAt }) => byAt(proposedBy, proposedAt),
          },
          {
            key: 'answered',
            header: text.answeredBy,
            cell: ({ outcome, answeredBy, answeredAt }) =>
              outcome === null || answeredBy === null || answeredAt === null ? (
                text.waits
              ) : (
                <>
                  {text.outcomes[outcome]}: {byAt(answeredBy, answeredAt)}
                </>
              ),
          },
        ]}
        rows={office.decisions}
        rowKey={({ id }) => id}
      />
    </Block>
  );
}
