import type { DeskProps } from '@/components/eligibility/DeskView';
import { EligibilityForm } from '@/components/eligibility/form-parts';
import { ChoiceField } from '@/components/form/ChoiceField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';
import { VERIFIERS } from '@/lib/domain/eligibility/types';

/** By which verifier, and in which namespace. */
export function VerifierBlock({ desk, ...forms }: DeskProps) {
  const { eligibility: text } = messages(forms.language);
  const { verifier, namespace, listKey, version, votingBegun } = desk;
  const choices = VERIFIERS.map((value) => ({
    value,
    label: text.verifiers[value],
    hint: text.verifierHints[value],
  }));
  return (
    <Block id="verifier" title={text.verifierTitle}>
      <p>{namespace === null ? text.verifiers.none : text.verifierNow(namespace)}</p>
      {votingBegun ? null : (
        <EligibilityForm {...forms} action="eligibility.choose-verifier" label={text.verifierTitle}>
          {(parts) => (
            <>
              <input type="hidden" name="version" value={version} />
              <p className="hint">{text.verifierFixedHint}</p>
              <ChoiceField
                {...parts}
                name="verifier"
                legend={text.fields.verifier}
                choices={choices}
                value={verifier}
              />
              <TextField
                {...parts}
                name="listName"
                label={text.fields.listName}
                hint={text.listNameHint}
                value={verifier === 'list' ? (namespace?.slice('list:'.length) ?? '') : ''}
                maxLength={60}
              />
              <TextField
                {...parts}
                name="listKey"
                label={text.fields.listKey}
                hint={text.listKeyHint}
                value={listKey ?? ''}
                rows={3}
                maxLength={2000}
              />
              <Button>{text.save}</Button>
            </>
          )}
        </EligibilityForm>
      )}
    </Block>
  );
}
