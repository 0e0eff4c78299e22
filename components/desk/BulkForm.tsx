import { BulkActions } from '@/components/desk/BulkActions';
import { deskWords } from '@/components/desk/forms';
import type { WorkListProps } from '@/components/desk/WorkListView';
import { WorkTable } from '@/components/desk/WorkTable';
import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM } from '@/components/form/form-state';
import { refusalOf } from '@/lib/domain/access/permission';
import { deskListQuery } from '@/lib/domain/process/desk-list';

export const BULK_FORM = 'bulk';
const ACTIONS = ['review.assign', 'review.move-due', 'review.remind', 'review.screen'];

/** The proposals of a page with what may be done to several of them; the table alone for those who may do nothing. */
export function BulkForm(props: WorkListProps) {
  const { language, list, viewer, state, back, token, stateOf } = props;
  const may = (role: 'editor' | 'committee') =>
    refusalOf(viewer, { roles: [role] }, { lafCd: list.lafCd }) === null;
  const rights = { assigns: may('editor'), screens: may('committee') };
  if (!rights.assigns && !rights.screens)
    return (
      <div className="wide">
        <WorkTable {...{ language, list }} picked={null} />
      </div>
    );
  const sent = ACTIONS.map(stateOf).find(({ problems }) => problems.length > 0) ?? EMPTY_FORM;
  return (
    <div className="wide desk-bulk">
      <ActionForm
        {...{ language, back, token }}
        id={BULK_FORM}
        action={rights.assigns ? 'review.assign' : 'review.screen'}
        state={sent}
        words={deskWords(language)}
      >
        <input type="hidden" name="process" value={list.id} />
        <input type="hidden" name="view" value={deskListQuery(state)} />
        <WorkTable {...{ language, list }} picked={sent.values['picked'] ?? []} />
        <BulkActions {...{ language, list, state: sent, rights }} />
      </ActionForm>
    </div>
  );
}
