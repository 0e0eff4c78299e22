import { controlId, errorId, type FormState } from '@/components/form/form-state';
import { TextField } from '@/components/form/TextField';
import { FileSize } from '@/components/propose/FileSize';
import { proposeWords } from '@/components/propose/words';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { MOST_PICTURE_BYTES, MOST_PICTURES, type ProposalPicture } from '@/lib/domain/process/proposing';

interface Props {
  language: Language;
  form: string;
  state: FormState;
  pictures: readonly ProposalPicture[];
}

/** The pictures of a draft, each with a button that takes it off, and a way to add one. */
export function PictureFields(props: Props) {
  const { language, pictures } = props;
  const { propose: text } = messages(language);
  return (
    <fieldset className="pictures" id="pictures">
      <legend>{text.picturesTitle}</legend>
      <p className="hint">{text.picturesLead(count(MOST_PICTURES))}</p>
      <ul>
        {pictures.map(({ hash, alt, width, height }) => (
          <li key={hash}>
            <img src={`/api/pictures/${hash}-small.webp`} alt={alt} width={width} height={height} />
            <button
              type="submit"
              className="button button-secondary"
              name="remove"
              value={hash}
              formAction="/api/act/draft.remove-picture"
            >
              {text.removePicture(alt)}
            </button>
          </li>
        ))}
      </ul>
      {pictures.length < MOST_PICTURES ? <AddPicture {...props} /> : <p>{text.fullPictures}</p>}
    </fieldset>
  );
}

function AddPicture({ language, form, state }: Props) {
  const { propose: text } = messages(language);
  const words = proposeWords(language);
  const id = controlId(form, 'picture');
  const problem = state.problems.find(({ field }) => field === 'picture');
  const described = problem === undefined ? `${id}-hint` : `${id}-hint ${errorId(form, 'picture')}`;
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{text.fields.picture}</label>
        <p id={`${id}-hint`} className="hint">
          {text.pictureHint}
        </p>
        {problem === undefined ? null : (
          <p id={errorId(form, 'picture')} className="field-error">
            {words.problem(problem.code)}
          </p>
        )}
        <input
          id={id}
          type="file"
          name="picture"
          accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          aria-describedby={described}
          aria-invalid={problem === undefined ? undefined : true}
        />
        <FileSize control={id} most={MOST_PICTURE_BYTES} tooLarge={text.fileTooLarge} />
      </div>
      <TextField
        form={form}
        name="alt"
        label={text.fields.alt}
        hint={text.altHint}
        state={state}
        words={words}
        maxLength={200}
      />
      <button type="submit" className="button button-secondary" formAction="/api/act/draft.add-picture">
        {text.addPicture}
      </button>
    </>
  );
}
