import { Holders } from '@/components/ballot/Holders';
import { OfficeForm, type OfficeProps } from '@/components/desk/election/OfficeForm';
import { controlId, errorId } from '@/components/form/form-state';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';

/** The key of the vote: how it comes here, then who holds its shares. */
export function KeyBlock(props: OfficeProps) {
  const { language, office } = props;
  const { election: text } = messages(language);
  const { vote } = office;
  if (vote === null) return null;
  if (vote.document === null || vote.keyMark === null)
    return (
      <Block id="key" title={text.keyTitle} lead={<p>{text.keyText}</p>}>
        <p>
          <Link language={language} href={`/participate/${office.id}/ceremony`}>
            {text.toCeremony}
          </Link>
        </p>
        {office.mayAct ? <KeyForm {...props} hash={vote.rulesHash} /> : null}
      </Block>
    );
  return (
    <Block id="key" title={text.keyTitle}>
      <Holders language={language} document={vote.document} keyMark={vote.keyMark} bodies={vote.rules.key} />
    </Block>
  );
}

function KeyForm({ hash, ...props }: OfficeProps & { hash: string }) {
  const { language, office } = props;
  const { election: text } = messages(language);
  return (
    <OfficeForm
      about={props}
      action="election.set-key"
      id="key-form"
      label={text.keyTitle}
      send={text.setKey}
      file
      hidden={{ process: office.id, hash }}
    >
      {({ form, state, words }) => {
        const id = controlId(form, 'file');
        const problem = state.problems.find(({ field }) => field === 'document');
        const described = problem === undefined ? undefined : errorId(form, 'document');
        return (
          <>
            <div className="field">
              <label htmlFor={id}>{text.document}</label>
              <input
                id={id}
                name="file"
                type="file"
                accept=".json,application/json"
                aria-describedby={described}
              />
            </div>
            <TextField {...{ form, state, words }} name="document" label={text.documentText} rows={3} />
          </>
        );
      }}
    </OfficeForm>
  );
}
