import { EligibilityForm, type EligibilityForms } from '@/components/eligibility/form-parts';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import type { OwnEligibility } from '@/lib/domain/eligibility/page';
import { date } from '@/lib/domain/format';

/** One's case with the election office: how it stands, and the way to ask for one where none is open. */
export function CaseBlock({ own, ...forms }: EligibilityForms & { own: OwnEligibility }) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  const last = own.case;
  return (
    <Block id="case" title={text.caseTitle}>
      <p>{text.caseLead}</p>
      {last === null ? null : (
        <p role="status">
          <strong>{text.caseStates[last.state](date(last.openedOn, language))}</strong>{' '}
          {text.caseKinds[last.kind]}
          {last.reason === null ? null : <> · {text.caseReason(last.reason)}</>}
        </p>
      )}
      {last?.state === 'open' ? null : (
        <EligibilityForm {...forms} action="eligibility.ask" label={text.caseTitle}>
          {(parts) => (
            <>
              <TextField
                {...parts}
                name="text"
                label={text.caseText}
                hint={text.caseHint}
                rows={5}
                maxLength={2000}
                required
              />
              <Button kind="secondary">{text.caseSend}</Button>
            </>
          )}
        </EligibilityForm>
      )}
    </Block>
  );
}
