import type { ReactNode } from 'react';
import { ChoiceField } from '@/components/form/ChoiceField';
import { controlId, type FormState, valueOf } from '@/components/form/form-state';
import { TextField } from '@/components/form/TextField';
import { PlacePicker } from '@/components/map/PlacePicker';
import { placeProblemOf, proposeWords } from '@/components/propose/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { MapGovernment } from '@/lib/domain/map/types';
import type { ProposalTexts } from '@/lib/domain/process/proposing';
import type { Track } from '@/lib/domain/process/types';

export interface ProposalFieldsProps {
  language: Language;
  /** The form's id. */
  form: string;
  state: FormState;
  texts: ProposalTexts;
  tracks: readonly Track[];
  government: MapGovernment;
  /** Stands behind the title. */
  afterTitle?: ReactNode;
}

/** What a proposal says, field by field. */
export function ProposalFields({
  language,
  form,
  state,
  texts,
  tracks,
  government,
  afterTitle,
}: ProposalFieldsProps) {
  const { propose: text, map } = messages(language);
  const words = proposeWords(language);
  const shared = (name: keyof ProposalTexts & keyof typeof text.fields) => ({
    form,
    name,
    label: text.fields[name],
    state,
    words,
    value: texts[name],
  });
  const now = (name: keyof ProposalTexts) => valueOf(state, name, texts[name]);
  return (
    <>
      <ChoiceField
        form={form}
        name="track"
        legend={text.fields.track}
        state={state}
        words={words}
        value={texts.track}
        choices={tracks
          .filter(({ panel }) => panel === undefined)
          .map(({ key, names, who }) => ({ value: key, label: names[language], hint: who[language] }))}
      />
      <TextField {...shared('title')} hint={text.hints.title} />
      {afterTitle}
      <TextField {...shared('need')} hint={text.hints.need} rows={6} />
      <TextField {...shared('content')} hint={text.hints.content} rows={8} />
      <TextField {...shared('effect')} hint={text.hints.effect} rows={4} />
      <TextField {...shared('beneficiaries')} hint={text.hints.beneficiaries} />
      <TextField {...shared('estimate')} hint={text.hints.estimate} />
      <div className="field" id={controlId(form, 'place')} tabIndex={-1}>
        <PlacePicker
          words={map}
          government={government}
          others={[]}
          texts={{ lat: now('lat'), lon: now('lon'), area: now('area') }}
          place={now('place')}
          problem={placeProblemOf(state.problems)}
        />
      </div>
    </>
  );
}
