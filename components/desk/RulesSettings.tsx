import { deskWords } from '@/components/desk/forms';
import { SettingsForm } from '@/components/desk/SettingsForm';
import type { SettingsProps } from '@/components/desk/SettingsView';
import { PanelFields } from '@/components/desk/PanelFields';
import { ThresholdFields } from '@/components/desk/ThresholdFields';
import { isSent } from '@/components/desk/TrackSettings';
import { ASSUMED_MEMBERS, ASSUMED_VOTERS, UniqueShares } from '@/components/desk/UniqueShares';
import { VoteFields } from '@/components/desk/VoteFields';
import { EMPTY_FORM } from '@/components/form/form-state';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import { rulesText } from '@/components/process/rules-text';
import { ruleName } from '@/components/recount/words';
import { Block } from '@/components/ui/Block';
import { Notice } from '@/components/ui/Notice';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { localPath } from '@/lib/domain/language';
import { VOTE_TYPES } from '@/lib/domain/participation/pb-types';
import { PANEL_RULES } from '@/lib/domain/participation/rules-document';
import { RULES } from '@/lib/domain/participation/tally';
import { ALL_TIE_RULES } from '@/lib/domain/participation/ties';
import type { TrackRules } from '@/lib/domain/process/track-rules';

const ACTION = 'process.set-rules';
type Track = SettingsProps['settings']['tracks'][number];

/** What the form begins with where nothing is set: what most governments do. */
const USUAL: TrackRules = {
  ballot: 'approval',
  most: 5,
  rule: 'greedy_by_votes',
  ties: 'mincost',
  increment: null,
  seedSource: null,
  vote: { knapsack: false, least: 1, points: null, blank: 'counts', fields: [] },
};

/** How the votes of each share are counted: in words, and with a form until the rules are frozen or voting begins. */
export function RulesSettings(props: SettingsProps) {
  const { language, settings } = props;
  const { counting, desk: text } = messages(language);
  if (settings.tracks.length === 0) return null;
  const fixed = settings.votingBegun || settings.rulesFrozen;
  return (
    <Block id="rules" title={text.rulesTitle} lead={<p>{text.rulesText}</p>}>
      {fixed ? null : <UniqueBlock {...props} />}
      {settings.tracks.map((track) => (
        <section key={track.key} aria-labelledby={`rules-of-${track.key}`}>
          <h3 id={`rules-of-${track.key}`}>{track.names[language]}</h3>
          <p>{track.rules === null ? text.noRules : rulesText(language, track.rules, settings.tracks)}</p>
          {fixed ? null : (
            <>
              {track.rules?.panel === undefined ? null : (
                <Notice language={language} kind="warning">
                  <p>{counting.panelFew}</p>
                </Notice>
              )}
              <UniqueShares language={language} {...estimated(props, track)} />
              <details open={isSent(props, track.key, ACTION)}>
                <summary>{text.rulesOf(track.names[language])}</summary>
                <RulesForm {...props} track={track} />
              </details>
            </>
          )}
        </section>
      ))}
    </Block>
  );
}

/** What a share is estimated for: a panel has the ballots of the share that it decides with, and few people. */
function estimated({ settings, voters }: SettingsProps, track: Track) {
  const of = track.rules?.panel?.of;
  if (of === undefined) return { track, voters: voters ?? ASSUMED_VOTERS };
  const main = settings.tracks.find(({ key }) => key === of) ?? track;
  return { track: { ...track, onBallot: main.onBallot }, voters: ASSUMED_MEMBERS };
}

/** What the estimates below are about, and for how many voters they are made. */
function UniqueBlock({ language, settings, voters }: SettingsProps) {
  const { election: text } = messages(language);
  return (
    <section aria-labelledby="unique">
      <h3 id="unique">{text.uniqueTitle}</h3>
      <p>{text.uniqueText}</p>
      <form
        className="act"
        method="get"
        action={`${localPath(language, `/desk/${settings.id}/settings`)}#unique`}
      >
        <div className="field">
          <label htmlFor="voters">{text.voters}</label>
          <input
            id="voters"
            name="voters"
            inputMode="numeric"
            pattern="[0-9]{1,8}"
            autoComplete="off"
            defaultValue={voters ?? ASSUMED_VOTERS}
          />
        </div>
        <Button kind="secondary">{text.recalculate}</Button>
      </form>
      <p className="note">{text.uniqueModel}</p>
    </section>
  );
}

function RulesForm({ track, ...about }: SettingsProps & { track: Track }) {
  const { language, stateOf } = about;
  const { desk: text, election, recount } = messages(language);
  const sent = isSent(about, track.key, ACTION);
  const form = `rules-form-${track.key}`;
  const shared = { form, state: sent ? stateOf(ACTION) : EMPTY_FORM, words: deskWords(language) };
  const { ballot, most, rule, ties, increment, seedSource, threshold, vote } = track.rules ?? USUAL;
  const seed = seedSource ?? { ko: '', en: '' };
  return (
    <SettingsForm
      {...{ about }}
      action={ACTION}
      id={form}
      label={text.rulesOf(track.names[language])}
      send={text.save}
      isSent={sent}
    >
      <input type="hidden" name="key" value={track.key} />
      <SelectField
        {...shared}
        name="ballot"
        label={text.ballot}
        value={vote?.knapsack === true ? 'knapsack' : ballot}
        choices={[
          ...VOTE_TYPES.map((value) => ({ value, label: text.ballots[value] })),
          { value: 'knapsack', label: election.knapsack },
        ]}
      />
      <TextField
        {...shared}
        name="most"
        label={text.most}
        value={String(most)}
        inputMode="numeric"
        required
      />
      <VoteFields {...{ language, shared, vote }} />
      <SelectField
        {...shared}
        name="rule"
        label={text.rule}
        value={rule}
        choices={[...RULES, ...PANEL_RULES].map((value) => ({ value, label: ruleName(value, recount.tool) }))}
      />
      <SelectField
        {...shared}
        name="ties"
        label={text.ties}
        value={ties}
        choices={ALL_TIE_RULES.map((value) => ({ value, label: text.tieRules[value] }))}
      />
      <ThresholdFields {...{ language, shared, threshold }} />
      <PanelFields {...{ language, shared }} tracks={about.settings.tracks} own={track} />
      <TextField
        {...shared}
        name="increment"
        label={text.increment}
        hint={text.incrementHint}
        value={increment ?? ''}
        inputMode="numeric"
      />
      <TextField
        {...shared}
        name="seedKo"
        label={text.seedKo}
        hint={text.seedHint}
        value={seed.ko}
        maxLength={500}
      />
      <TextField {...shared} name="seedEn" label={text.seedEn} value={seed.en} maxLength={500} />
    </SettingsForm>
  );
}
