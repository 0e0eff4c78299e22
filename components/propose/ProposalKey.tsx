import type { FormState } from '@/components/form/form-state';
import type { Language } from '@/lib/domain/language';
import type { OwnProposal } from '@/lib/domain/process/proposing';
import type { ProcessLine, Track } from '@/lib/domain/process/types';

export interface EditProps {
  language: Language;
  process: ProcessLine & { tracks: readonly Track[] };
  number: number;
  /** Null: whoever asks is not among its authors. */
  proposal: OwnProposal | null;
  token: string;
  said: string | null;
  answer: FormState;
  withdraw: FormState;
}

export type OwnProps = EditProps & { proposal: OwnProposal };

/** Which proposal, and where it stood when the form was made. */
export function Key({ process, proposal }: OwnProps) {
  return (
    <>
      <input type="hidden" name="process" value={process.id} />
      <input type="hidden" name="number" value={proposal.number} />
      <input type="hidden" name="state" value={proposal.state} />
    </>
  );
}
