import { DecisionForm, picked } from '@/components/desk/DecisionForm';
import { DepartmentField } from '@/components/desk/DepartmentField';
import type { DeskProposalProps } from '@/components/desk/DeskProposalView';
import { TextField } from '@/components/form/TextField';
import { messages } from '@/lib/content/messages';

/** Gives the proposal to a department. */
export function AssignForm(about: DeskProposalProps) {
  const { language, desk } = about;
  const { desk: text } = messages(language);
  return (
    <DecisionForm
      {...{ about }}
      action="review.assign"
      title={text.assignOne}
      send={text.assign}
      hidden={picked(about)}
    >
      {({ form, state, words }) => (
        <>
          <DepartmentField
            {...{ language, form, state }}
            departments={desk.departments}
            value={desk.inCharge?.department ?? ''}
          />
          <TextField
            {...{ form, state, words }}
            name="due"
            label={text.due}
            type="date"
            hint={text.dueHintOne}
          />
        </>
      )}
    </DecisionForm>
  );
}
