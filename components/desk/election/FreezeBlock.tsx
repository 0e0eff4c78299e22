import { OfficeForm, type OfficeProps } from '@/components/desk/election/OfficeForm';
import { RulesHash } from '@/components/ballot/RulesHash';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import { Moment } from '@/components/process/Times';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { type RulesGap, VOTE_SETTINGS } from '@/lib/domain/ballot/election-rules';
import { count } from '@/lib/domain/format';

/** Before the rules are frozen: what is missing, or the form. */
export function FreezeBlock(props: OfficeProps) {
  const { language, office } = props;
  const { election: text } = messages(language);
  if (!office.published || office.voting === null)
    return (
      <Block id="freeze" title={text.freezeTitle}>
        <p>
          {office.published ? text.noVoting : text.draft}{' '}
          <Link language={language} href={`/desk/${office.id}/settings`}>
            {text.toSettings}
          </Link>
        </p>
      </Block>
    );
  if (office.gaps.length > 0) return <Gaps {...props} />;
  return office.mayAct ? (
    <Block id="freeze" title={text.freezeTitle} lead={<p>{text.freezeText}</p>}>
      <FreezeForm {...props} />
    </Block>
  ) : null;
}

function FreezeForm(props: OfficeProps) {
  const { language, office } = props;
  const { election: text } = messages(language);
  return (
    <OfficeForm
      about={props}
      action="election.freeze"
      id="freeze-form"
      label={text.freezeTitle}
      send={text.freeze}
      hidden={{ process: office.id }}
    >
      {(parts) => (
        <>
          <TextField
            {...parts}
            name="minutes"
            label={text.minutes}
            hint={text.minutesHint}
            value={String(VOTE_SETTINGS.extension.minutes)}
            inputMode="numeric"
            required
          />
          <SelectField
            {...parts}
            name="by"
            label={text.by}
            value={VOTE_SETTINGS.extension.by}
            choices={(['length', 'whole-days'] as const).map((value) => ({
              value,
              label: text.byChoices[value],
            }))}
          />
        </>
      )}
    </OfficeForm>
  );
}

/** What is missing, each with the page on which it is put right. */
function Gaps({ language, office }: OfficeProps) {
  const { election: text } = messages(language);
  const sayOf = ({ code, track, project }: RulesGap) =>
    text.gaps[code](office.tracks[track]?.[language] ?? track, String(project ?? ''));
  const placeOf = ({ code, project }: RulesGap) => {
    if (code === 'no-cost' || code === 'over-ceiling')
      return { href: `/desk/${office.id}/${project ?? ''}`, label: text.toProposals };
    if (code === 'no-projects' || code === 'panel-projects')
      return { href: `/desk/${office.id}`, label: text.toProposals };
    return { href: `/desk/${office.id}/settings#rules`, label: text.toSettings };
  };
  return (
    <Block id="freeze" title={text.gapsTitle}>
      <ul>
        {office.gaps.map((gap) => {
          const { href, label } = placeOf(gap);
          return (
            <li key={`${gap.code} ${gap.track} ${gap.project ?? ''}`}>
              {sayOf(gap)}{' '}
              <Link language={language} href={href}>
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

/** The rules as they were frozen, and the way back before the vote is opened. */
export function FrozenBlock(props: OfficeProps) {
  const { language, office } = props;
  const { election: text } = messages(language);
  const { vote } = office;
  if (vote === null) return null;
  const { extension, grace } = vote.rules;
  const canThaw =
    office.mayAct && vote.openedAt === null && office.decisions.every(({ outcome }) => outcome !== null);
  return (
    <Block id="frozen" title={text.frozenTitle}>
      <RulesHash language={language} process={office.id} hash={vote.rulesHash} />
      <dl className="pairs">
        <div>
          <dt>{text.frozenAt}</dt>
          <dd>
            <Moment language={language} at={vote.frozenAt} />
          </dd>
        </div>
        <div>
          <dt>{text.extensionRule}</dt>
          <dd>{text.extensionIs(count(extension.minutes), text.byChoices[extension.by])}</dd>
        </div>
        <div>
          <dt>{text.graceRule}</dt>
          <dd>{text.graceIs(count(Math.ceil(grace / 60)))}</dd>
        </div>
      </dl>
      {canThaw ? (
        <details>
          <summary>{text.thawTitle}</summary>
          <p>{text.thawText}</p>
          <OfficeForm
            about={props}
            action="election.thaw"
            id="thaw-form"
            label={text.thawTitle}
            send={text.thaw}
            quiet
            hidden={{ process: office.id, hash: vote.rulesHash }}
          />
        </details>
      ) : null}
    </Block>
  );
}
