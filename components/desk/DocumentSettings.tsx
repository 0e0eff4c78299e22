import { deskWords } from '@/components/desk/forms';
import { SettingsForm } from '@/components/desk/SettingsForm';
import type { SettingsProps } from '@/components/desk/SettingsView';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';

const ADD = 'process.add-document';
const REMOVE = 'process.remove-document';

/** The documents of a process, and one more. */
export function DocumentSettings(props: SettingsProps) {
  const { language, settings, stateOf } = props;
  const { desk: text } = messages(language);
  const form = 'document-form';
  const shared = { form, state: stateOf(ADD), words: deskWords(language) };
  return (
    <Block id="documents" title={text.documentsTitle}>
      {settings.documents.length === 0 ? <p>{text.noDocuments}</p> : <Documents {...props} />}
      <details open={shared.state.problems.length > 0}>
        <summary>{text.addDocument}</summary>
        <SettingsForm about={props} action={ADD} id={form} label={text.addDocument} send={text.addDocument}>
          <TextField {...shared} name="documentKo" label={text.documentKo} required maxLength={200} />
          <TextField {...shared} name="documentEn" label={text.documentEn} required maxLength={200} />
          <TextField {...shared} name="url" label={text.url} hint={text.urlHint} type="url" maxLength={500} />
          <TextField {...shared} name="textKo" label={text.textKo} rows={5} />
          <TextField {...shared} name="textEn" label={text.textEn} rows={5} />
        </SettingsForm>
      </details>
    </Block>
  );
}

function Documents(about: SettingsProps) {
  const { language, settings, stateOf } = about;
  const { desk: text } = messages(language);
  const sent = stateOf(REMOVE);
  return (
    <ul className="documents">
      {settings.documents.map(({ id, titles, url }) => (
        <li key={id}>
          <span>{titles[language]}</span> {url === null ? null : <span className="details">{url}</span>}
          <SettingsForm
            {...{ about }}
            action={REMOVE}
            id={`remove-${id}`}
            label={text.removeDocument(titles[language])}
            send={text.removeDocument(titles[language])}
            isSent={sent.values['document']?.[0] === id}
            quiet
          >
            <input type="hidden" name="document" value={id} />
          </SettingsForm>
        </li>
      ))}
    </ul>
  );
}
