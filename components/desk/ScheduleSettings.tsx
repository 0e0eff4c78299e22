import { deskWords } from '@/components/desk/forms';
import type { SettingsProps } from '@/components/desk/SettingsView';
import { TimeField } from '@/components/desk/TimeField';
import { ActionForm } from '@/components/form/ActionForm';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { toSeoul } from '@/lib/domain/process/seoul-time';
import { PHASES } from '@/lib/domain/process/types';

const ACTION = 'process.set-schedule';
const FORM = 'schedule-form';

/** Every phase with its beginning and end, in times of Seoul. */
export function ScheduleSettings({ language, back, token, stateOf, settings }: SettingsProps) {
  const { desk: text, process } = messages(language);
  const state = stateOf(ACTION);
  const words = deskWords(language);
  const labels = Object.fromEntries(
    PHASES.flatMap((phase) =>
      (['begins', 'ends'] as const).map((side) => [
        `${phase}-${side}`,
        `${process.phases[phase]} ${text[side]}`,
      ]),
    ),
  );
  const field = (name: string, label: string, at: string | null | undefined) => (
    <TimeField
      {...{ language, state, name, label }}
      form={FORM}
      value={at === null || at === undefined ? '' : toSeoul(at)}
    />
  );
  return (
    <Block id="schedule" title={text.scheduleTitle} lead={<p>{text.scheduleText}</p>}>
      <ActionForm
        {...{ language, back, token, state }}
        action={ACTION}
        id={FORM}
        label={text.scheduleTitle}
        words={{ ...words, field: (name) => labels[name] ?? words.field(name) }}
      >
        <input type="hidden" name="process" value={settings.id} />
        {PHASES.map((phase) => {
          const now = settings.phases.find((one) => one.phase === phase);
          return (
            <fieldset key={phase} className="phase">
              <legend>{process.phases[phase]}</legend>
              {field(`${phase}-begins`, process.begins, now?.begins)}
              {field(`${phase}-ends`, process.ends, now?.ends)}
            </fieldset>
          );
        })}
        <p className="hint">{text.endsHint}</p>
        <Button>{text.save}</Button>
      </ActionForm>
    </Block>
  );
}
