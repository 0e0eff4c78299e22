import type { FormState } from '@/components/form/form-state';
import { SelectField } from '@/components/form/SelectField';
import { TextField } from '@/components/form/TextField';
import type { ProblemWords } from '@/components/form/words';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { TrackRules } from '@/lib/domain/process/track-rules';

interface Props {
  language: Language;
  shared: { form: string; state: FormState; words: ProblemWords };
  /** Undefined: people do not vote on this portal, as far as was said. */
  vote: TrackRules['vote'];
}

/** How a ballot on this portal is filled in, beyond the number of choices. */
export function VoteFields({ language, shared, vote }: Props) {
  const { election: text } = messages(language);
  const { least, points, blank, fields } = vote ?? { least: 1, points: null, blank: 'counts', fields: [] };
  const choices = (labels: Record<string, string>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <>
      <SelectField
        {...shared}
        name="here"
        label={text.here}
        value={vote === undefined ? 'no' : 'yes'}
        choices={choices(text.hereChoices)}
      />
      <TextField
        {...shared}
        name="least"
        label={text.least}
        hint={text.leastHint}
        value={String(least)}
        inputMode="numeric"
      />
      <TextField
        {...shared}
        name="points"
        label={text.points}
        hint={text.pointsHint}
        value={points === null ? '' : String(points)}
        inputMode="numeric"
      />
      <SelectField
        {...shared}
        name="blank"
        label={text.blank}
        value={blank}
        choices={choices(text.blankChoices)}
      />
      <TextField
        {...shared}
        name="fields"
        label={text.fieldsLabel}
        hint={text.fieldsHint}
        value={fields.map(fieldLine).join('\n')}
        rows={Math.max(2, fields.length)}
      />
    </>
  );
}

type Field = NonNullable<TrackRules['vote']>['fields'][number];

/** As the form is read again (lib/services/process/set-rules.ts). */
const fieldLine = ({ name, most, projects }: Field) =>
  `${name.ko} / ${name.en} / ${most} / ${projects.join(', ')}`;
