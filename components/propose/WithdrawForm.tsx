import { ActionForm } from '@/components/form/ActionForm';
import { TextField } from '@/components/form/TextField';
import { proposalPath } from '@/components/process/paths';
import { Key, type OwnProps } from '@/components/propose/ProposalKey';
import { proposeWords } from '@/components/propose/words';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { messages } from '@/lib/content/messages';

/** Takes a proposal back: what that means is said before. */
export function WithdrawForm(props: OwnProps) {
  const { language, process, proposal, token, withdraw } = props;
  const { propose: text } = messages(language);
  const words = proposeWords(language);
  return (
    <Block id="withdraw" title={text.withdrawTitle}>
      <p>{proposal.ofSeveral ? text.ofSeveral : text.withdrawText}</p>
      {proposal.ofSeveral ? null : (
        <ActionForm
          language={language}
          action="proposal.withdraw"
          id="take-back"
          back={`${proposalPath(process.id, proposal.number)}/edit`}
          token={token}
          state={withdraw}
          words={words}
        >
          <Key {...props} />
          <TextField
            form="take-back"
            name="reason"
            label={text.fields.reason}
            hint={text.withdrawReasonHint}
            state={withdraw}
            words={words}
            rows={3}
          />
          <Button kind="secondary">{text.withdraw}</Button>
        </ActionForm>
      )}
    </Block>
  );
}
