import { deskWords } from '@/components/desk/forms';
import { SettingsForm } from '@/components/desk/SettingsForm';
import type { SettingsProps } from '@/components/desk/SettingsView';
import { EMPTY_FORM } from '@/components/form/form-state';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';

const ACTION = 'process.save-track';
type Track = SettingsProps['settings']['tracks'][number];
const NEW: Pick<Track, 'key' | 'names' | 'who' | 'ceiling'> = {
  key: '',
  names: { ko: '', en: '' },
  who: { ko: '', en: '' },
  ceiling: null,
};

/** The shares of a process, and one more. */
export function TrackSettings(props: SettingsProps) {
  const { language, settings } = props;
  const { desk: text } = messages(language);
  return (
    <Block id="tracks" title={text.tracksTitle}>
      {settings.tracks.map((track) => (
        <details key={track.key} open={isSent(props, track.key)}>
          <summary>{track.names[language]}</summary>
          <TrackForm {...props} track={track} />
        </details>
      ))}
      {settings.votingBegun || settings.rulesFrozen ? null : (
        <details open={settings.tracks.length === 0 || isSent(props, '')}>
          <summary>{text.newTrack}</summary>
          <TrackForm {...props} track={NEW} />
        </details>
      )}
    </Block>
  );
}

/** Which of the forms of one action was sent, by its key. */
export function isSent({ stateOf }: Pick<SettingsProps, 'stateOf'>, key: string, action = ACTION): boolean {
  const { problems, values } = stateOf(action);
  return problems.length > 0 && (values['key']?.[0] ?? '') === key;
}

function TrackForm({ track, ...about }: SettingsProps & { track: typeof NEW }) {
  const { language, stateOf } = about;
  const { desk: text } = messages(language);
  const { key, names, who, ceiling } = track;
  const isNew = key === '';
  const sent = isSent(about, key);
  const form = `track-form-${isNew ? 'new' : key}`;
  const shared = { form, state: sent ? stateOf(ACTION) : EMPTY_FORM, words: deskWords(language) };
  return (
    <SettingsForm
      {...{ about }}
      action={ACTION}
      id={form}
      label={isNew ? text.newTrack : names[language]}
      send={isNew ? text.addTrack : text.save}
      isSent={sent}
    >
      <input type="hidden" name="key" value={key} />
      <TextField {...shared} name="nameKo" label={text.nameKo} value={names.ko} required maxLength={100} />
      <TextField {...shared} name="nameEn" label={text.nameEn} value={names.en} required maxLength={100} />
      <TextField {...shared} name="whoKo" label={text.whoKo} value={who.ko} maxLength={500} />
      <TextField {...shared} name="whoEn" label={text.whoEn} value={who.en} maxLength={500} />
      <TextField
        {...shared}
        name="ceiling"
        label={text.ceiling}
        hint={text.ceilingHint}
        value={ceiling?.toString() ?? ''}
        inputMode="numeric"
      />
    </SettingsForm>
  );
}
