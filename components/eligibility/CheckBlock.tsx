import { EligibilityForm, type EligibilityForms, type FieldParts } from '@/components/eligibility/form-parts';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { EligibilityPage, OwnEligibility, TrackEligibility } from '@/lib/domain/eligibility/page';
import type { VerifierKind } from '@/lib/domain/eligibility/types';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props extends EligibilityForms {
  page: EligibilityPage;
  own: OwnEligibility;
}

/** Asks whether one may vote, shows the last answer, and how many tries are left. */
export function CheckBlock({ page, own, ...forms }: Props) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  return (
    <Block id="check" title={text.checkTitle}>
      <Answer {...{ language, page, own }} />
      {page.voting === 'over' ? <p>{text.over}</p> : <Asking {...{ page, own }} {...forms} />}
    </Block>
  );
}

function Asking({ page, own, ...forms }: Props) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  return (
    <>
      {page.voting === 'to-come' ? <p>{text.checkLead}</p> : null}
      <p>{own.triesLeft === 0 ? text.noTries : text.triesLeft(count(own.triesLeft))}</p>
      {own.triesLeft === 0 ? null : (
        <EligibilityForm {...forms} action="eligibility.check" label={text.checkTitle}>
          {(parts) => (
            <>
              <ShownFields language={language} verifier={page.verifier} parts={parts} />
              <Button>{text.check}</Button>
            </>
          )}
        </EligibilityForm>
      )}
    </>
  );
}

interface ShownProps {
  language: Language;
  verifier: VerifierKind;
  parts: FieldParts;
}

/** What the verifier of the process asks to be shown; a sign-in shows all by itself. */
function ShownFields({ language, verifier, parts }: ShownProps) {
  const { eligibility: text } = messages(language);
  if (verifier === 'codes')
    return (
      <TextField
        {...parts}
        name="person_code"
        label={text.codeLabel}
        hint={text.codeHint}
        maxLength={40}
        required
      />
    );
  if (verifier !== 'list') return null;
  return (
    <>
      <TextField
        {...parts}
        name="person_code"
        label={text.listLabel}
        hint={text.listHint}
        maxLength={200}
        required
      />
      <TextField
        {...parts}
        name="birth_code"
        label={text.birthLabel}
        hint={text.birthHint}
        autoComplete="bday"
      />
    </>
  );
}

function Answer({ language, page, own }: { language: Language; page: EligibilityPage; own: OwnEligibility }) {
  const { eligibility: text } = messages(language);
  const { answer, eligible } = own;
  if (answer === null && eligible.length === 0) return null;
  return (
    <section aria-labelledby="answer">
      <h3 id="answer">{text.answerTitle}</h3>
      {answer === null ? null : (
        <p>
          <strong>{text.outcomes[answer.outcome]}</strong> {text.answerOn(date(answer.on, language))}
        </p>
      )}
      <Table
        language={language}
        caption={text.verdictTable}
        columns={[
          { key: 'track', header: text.trackName, rowHeader: true, cell: ({ names }) => names[language] },
          { key: 'verdict', header: text.verdict, cell: (track) => verdictText(language, track, own) },
        ]}
        rows={page.tracks}
        rowKey={({ key }) => key}
      />
      {eligible.length === 0 ? null : (
        <p>{own.credentialIssued ? text.credentialIssued : text.credentialNot}</p>
      )}
      {eligible.length === 0 || page.voting !== 'on' ? null : (
        <p>
          <Link
            language={language}
            href={`/participate/${page.process}/vote`}
            className="button button-primary"
          >
            {text.goVote}
          </Link>
        </p>
      )}
    </section>
  );
}

/** What was confirmed stands, whatever was answered later. */
function verdictText(
  language: Language,
  { key }: TrackEligibility,
  { answer, eligible }: OwnEligibility,
): string {
  const { eligibility: text } = messages(language);
  if (eligible.includes(key)) return text.verdicts.eligible;
  const verdict = answer?.verdicts[key];
  return verdict === undefined ? text.unknownVerdict : text.verdicts[verdict];
}
