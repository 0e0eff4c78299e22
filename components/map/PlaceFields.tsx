import type { MapWords } from '@/components/map/map-text';
import { Field } from '@/components/ui/Field';
import type { PlaceProblem, PlaceTexts } from '@/lib/domain/map/place';

interface Props {
  words: MapWords;
  texts: PlaceTexts;
  place: string;
  problem: PlaceProblem | null;
  onTexts: (texts: PlaceTexts) => void;
}

/** The fields that are sent; a map writes the same ones. */
export function PlaceFields({ words, texts, place, problem, onTexts }: Props) {
  const { picker } = words;
  const input = (name: keyof PlaceTexts) => ({
    id: `place-${name}`,
    name,
    autoComplete: 'off',
    value: texts[name],
    'aria-invalid': problem !== null,
    'aria-describedby': `place-${name}-hint${problem === null ? '' : ' place-problem'}`,
    onChange: ({ target }: { target: { value: string } }) => onTexts({ ...texts, [name]: target.value }),
  });
  return (
    <div className="picker-fields">
      {problem === null ? null : (
        <p id="place-problem" className="picker-problem">
          {words.problems[problem]}
        </p>
      )}
      <Field id="place-words" label={picker.place} hint={picker.placeHint}>
        <input id="place-words" name="place" defaultValue={place} aria-describedby="place-words-hint" />
      </Field>
      <Field id="place-lat" label={picker.lat} hint={picker.latHint}>
        <input {...input('lat')} inputMode="decimal" />
      </Field>
      <Field id="place-lon" label={picker.lon} hint={picker.lonHint}>
        <input {...input('lon')} inputMode="decimal" />
      </Field>
      <Field id="place-area" label={picker.area} hint={picker.areaHint}>
        <input {...input('area')} />
      </Field>
    </div>
  );
}
