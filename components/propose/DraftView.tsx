import { ActionForm } from '@/components/form/ActionForm';
import { controlId, type FormState } from '@/components/form/form-state';
import { Said } from '@/components/form/Said';
import { processPath } from '@/components/process/paths';
import { AutoSave } from '@/components/propose/AutoSave';
import { ConflictView } from '@/components/propose/ConflictView';
import { DeleteDraft } from '@/components/propose/DeleteDraft';
import type { HelpWords } from '@/components/propose/found-text';
import { HelpBlock } from '@/components/propose/HelpBlock';
import { LiveHelp } from '@/components/propose/LiveHelp';
import { PhaseLine } from '@/components/propose/PhaseLine';
import { PictureFields } from '@/components/propose/PictureFields';
import { ProposalFields } from '@/components/propose/ProposalFields';
import type { ProposingNow } from '@/components/propose/proposing-now';
import { proposeProblems, proposeWords } from '@/components/propose/words';
import { fill } from '@/components/recount/words';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { mapGovernment } from '@/lib/domain/map/centres';
import {
  type DraftPage,
  PROPOSAL_FIELDS,
  type ProposalHelp,
  type ProposalTexts,
} from '@/lib/domain/process/proposing';
import type { ProcessLine, Track } from '@/lib/domain/process/types';

export interface DraftProps {
  language: Language;
  process: ProcessLine & { tracks: readonly Track[] };
  draft: DraftPage;
  help: ProposalHelp | null;
  now: ProposingNow;
  /** The page's own path. */
  path: string;
  token: string;
  said: string | null;
  /** What was sent before and not taken. */
  state: FormState;
}

/** The page on which a proposal is written. */
export function DraftView(props: DraftProps) {
  const { language, process, draft, path, token, said, state } = props;
  const { propose: text, process: processText } = messages(language);
  const { id, titles } = process;
  const isConflict = state.problems.some(({ code }) => code === 'newer-version');
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: processText.title, href: '/participate' },
          { label: titles[language], href: processPath(id) },
          { label: text.title, href: `${processPath(id)}/propose` },
          { label: text.draftTitle },
        ]}
      />
      <h1>{text.titleOf(titles[language])}</h1>
      <Said language={language} code={said} texts={text.said} />
      {isConflict ? (
        <ConflictView {...{ language, draft, path, token }} mine={sentTexts(state)} />
      ) : (
        <Writing {...props} />
      )}
    </>
  );
}

function sentTexts({ values }: FormState): ProposalTexts {
  // Every field is named: the entries make the whole record.
  return Object.fromEntries(
    PROPOSAL_FIELDS.map((field) => [field, values[field]?.[0] ?? '']),
  ) as ProposalTexts;
}

function Writing(props: DraftProps) {
  const { language, process, draft, help, now, path, token } = props;
  return (
    <>
      <p>{messages(language).propose.lead(process.titles[language])}</p>
      <PhaseLine language={language} now={now} />
      <DraftForm {...props} />
      <HelpBlock language={language} help={help} />
      <DeleteDraft {...{ language, draft: draft.id, path, token }} />
    </>
  );
}

const FORM = 'draft';

/** The script gets these texts and no others. */
const helpWords = ({ live, nothing, see, noTitle }: HelpWords): HelpWords => ({
  live,
  nothing,
  see,
  noTitle,
});

const countsOf = ({ similar, lines, costs }: ProposalHelp) => ({
  similar: similar.length,
  lines: lines.length,
  cases: costs.cases,
});

function DraftForm({ language, process, draft, help, now, path, token, state }: DraftProps) {
  const { propose: text, member } = messages(language);
  const { government, tracks } = process;
  const shared = { language, form: FORM, state };
  return (
    <ActionForm
      language={language}
      action="draft.save"
      id={FORM}
      back={path}
      token={token}
      state={state}
      words={proposeWords(language)}
      label={text.fieldsTitle}
      file
    >
      <input type="hidden" name="draft" value={draft.id} />
      <input type="hidden" name="version" defaultValue={draft.version} />
      <div className="draft-bar">
        <Button kind="secondary">{text.save}</Button>
        <AutoSave
          form={FORM}
          initial={fill(text.savedAt, { at: moment(draft.at, language) })}
          texts={draft.texts}
          words={text.autosave}
          fields={text.fields}
          problems={{ ...member.problems, ...proposeProblems(language) }}
        />
      </div>
      <p>{text.required}</p>
      <p>{text.publicNote}</p>
      <ProposalFields
        {...shared}
        texts={draft.texts}
        tracks={tracks}
        government={mapGovernment(government.lafCd, government.names[language])}
        afterTitle={
          <LiveHelp
            process={process.id}
            field={controlId(FORM, 'title')}
            saved={draft.texts.title}
            counts={help === null ? null : countsOf(help)}
            words={helpWords(text.help)}
          />
        }
      />
      <PictureFields {...shared} pictures={draft.pictures} />
      {now.kind === 'on' ? <p>{text.submitNote}</p> : <PhaseLine language={language} now={now} />}
      <div className="buttons">
        <Button kind="secondary">{text.save}</Button>
        {now.kind === 'on' ? (
          <button type="submit" className="button button-primary" formAction="/api/act/proposal.submit">
            {text.submit}
          </button>
        ) : null}
      </div>
    </ActionForm>
  );
}
