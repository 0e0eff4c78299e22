import { AboutFields } from '@/components/desk/AboutFields';
import { DeskCrumbs } from '@/components/desk/DeskCrumbs';
import { DocumentSettings } from '@/components/desk/DocumentSettings';
import { type DeskForms, deskWords } from '@/components/desk/forms';
import { RulesSettings } from '@/components/desk/RulesSettings';
import { ScheduleSettings } from '@/components/desk/ScheduleSettings';
import { SettingsForm } from '@/components/desk/SettingsForm';
import { TrackSettings } from '@/components/desk/TrackSettings';
import { Said } from '@/components/form/Said';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { ProcessSettings } from '@/lib/domain/process/desk';

export interface SettingsProps extends DeskForms {
  settings: ProcessSettings;
  said: string | null;
  /** For how many voters shares are estimated; null: as many as is assumed. */
  voters: number | null;
}

/** All that an editor sets of a process, each part with a form of its own. */
export function SettingsView(props: SettingsProps) {
  const { language, settings, said } = props;
  const { desk: text, election } = messages(language);
  const { id, titles, published, votingBegun, rulesFrozen } = settings;
  return (
    <>
      <DeskCrumbs language={language} id={id} title={titles[language]} here={text.settings} />
      <h1>{text.settingsTitle(titles[language])}</h1>
      <Said language={language} code={said} texts={text.said} />
      {published ? (
        <p>
          <Link language={language} href={`/participate/${id}`}>
            {titles[language]}
          </Link>
        </p>
      ) : (
        <Notice language={language} title={text.draft}>
          <p>{text.draftText}</p>
        </Notice>
      )}
      {votingBegun || rulesFrozen ? (
        <Notice language={language}>
          <p>{votingBegun ? text.frozen : election.problems['rules-frozen']}</p>
        </Notice>
      ) : null}
      <AboutSettings {...props} />
      <ScheduleSettings {...props} />
      <TrackSettings {...props} />
      <RulesSettings {...props} />
      <DocumentSettings {...props} />
      {published ? null : <Publishing {...props} />}
    </>
  );
}

function AboutSettings(props: SettingsProps) {
  const { language, settings, stateOf } = props;
  const { desk: text } = messages(language);
  const form = 'about-form';
  const state = stateOf('process.describe');
  return (
    <Block id="about" title={text.aboutTitle}>
      <SettingsForm
        about={props}
        action="process.describe"
        id={form}
        label={text.aboutTitle}
        send={text.save}
      >
        <AboutFields {...{ language, form, state }} now={settings} />
        <TextField
          {...{ form, state }}
          words={deskWords(language)}
          name="reviewDays"
          label={text.reviewDays}
          hint={text.reviewDaysHint}
          value={String(settings.reviewDays)}
          inputMode="numeric"
          required
        />
      </SettingsForm>
    </Block>
  );
}

function Publishing(props: SettingsProps) {
  const { desk: text } = messages(props.language);
  return (
    <Block id="publish" title={text.publishTitle} lead={<p>{text.publishText}</p>}>
      <SettingsForm
        about={props}
        action="process.publish"
        id="publish-form"
        label={text.publishTitle}
        send={text.publish}
      >
        {null}
      </SettingsForm>
    </Block>
  );
}
