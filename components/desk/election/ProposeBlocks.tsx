import { OfficeForm, type OfficeProps } from '@/components/desk/election/OfficeForm';
import { TimeField } from '@/components/desk/TimeField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { DecisionKind } from '@/lib/domain/ballot/vote-facts';

const hiddenOf = ({ office: { id, state } }: OfficeProps, kind: DecisionKind) => ({
  process: id,
  kind,
  state,
});

/** Proposes to open the vote. */
export function OpenBlock(props: OfficeProps) {
  const { language, office } = props;
  const { election: text } = messages(language);
  return (
    <Block id="open" title={text.openTitle} lead={<p>{text.openText}</p>}>
      {office.verified ? (
        <OfficeForm
          about={props}
          action="election.propose"
          id="open-form"
          label={text.openTitle}
          send={text.open}
          hidden={hiddenOf(props, 'open')}
          toldBy="kind"
        />
      ) : (
        <p>
          {text.notVerified}{' '}
          <Link language={language} href={`/desk/${office.id}/eligibility`}>
            {text.toEligibility}
          </Link>
        </p>
      )}
    </Block>
  );
}

/** Proposes to extend the vote after an outage. */
export function ExtendBlock(props: OfficeProps) {
  const { language, office } = props;
  const { election: text } = messages(language);
  const { extension } = office.vote?.rules ?? { extension: null };
  return (
    <Block id="extend" title={text.extendTitle} lead={<p>{text.extendText}</p>}>
      {extension === null ? null : (
        <p className="note">{text.extensionIs(String(extension.minutes), text.byChoices[extension.by])}</p>
      )}
      <OfficeForm
        about={props}
        action="election.propose"
        id="extend-form"
        label={text.extendTitle}
        send={text.extend}
        hidden={hiddenOf(props, 'extend')}
        toldBy="kind"
      >
        {(parts) => (
          <>
            <TimeField {...{ language, ...parts }} name="from" label={text.from} value="" />
            <TimeField {...{ language, ...parts }} name="to" label={text.to} value="" />
            <TextField
              {...parts}
              name="reason"
              label={text.reason}
              hint={text.reasonHint}
              rows={3}
              maxLength={2000}
              required
            />
          </>
        )}
      </OfficeForm>
    </Block>
  );
}

/** Proposes to close the vote once what came in time is dealt with. */
export function CloseBlock(props: OfficeProps) {
  const { election: text } = messages(props.language);
  return (
    <Block id="close" title={text.closeTitle} lead={<p>{text.closeText}</p>}>
      <OfficeForm
        about={props}
        action="election.propose"
        id="close-form"
        label={text.closeTitle}
        send={text.close}
        hidden={hiddenOf(props, 'close')}
        toldBy="kind"
      />
    </Block>
  );
}
