import { ActionForm } from '@/components/form/ActionForm';
import { EMPTY_FORM } from '@/components/form/form-state';
import { proposeWords } from '@/components/propose/words';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import {
  type DraftPage,
  PROPOSAL_FIELDS,
  type ProposalField,
  type ProposalTexts,
} from '@/lib/domain/process/proposing';

interface Props {
  language: Language;
  /** As it is saved. */
  draft: DraftPage;
  /** What was sent from here. */
  mine: ProposalTexts;
  path: string;
  token: string;
}

/** Two texts of one draft: both are shown, and one is chosen. Nothing is written over before that. */
export function ConflictView({ language, draft, mine, path, token }: Props) {
  const { propose, map } = messages(language);
  const { conflict: text } = propose;
  const differing = PROPOSAL_FIELDS.filter((field) => draft.texts[field] !== mine[field]);
  const label = (field: ProposalField) =>
    field === 'lat' || field === 'lon' || field === 'area' ? map.picker[field] : propose.fields[field];
  return (
    <section aria-labelledby="conflict" id="problems">
      <h2 id="conflict">{text.title}</h2>
      <p>{differing.length === 0 ? text.none : text.text}</p>
      {differing.map((field) => (
        <section key={field} aria-labelledby={`conflict-${field}`} className="versions">
          <h3 id={`conflict-${field}`}>{label(field)}</h3>
          <dl>
            <dt>{text.theirs}</dt>
            <dd className="readable">{draft.texts[field] || text.empty}</dd>
            <dt>{text.mine}</dt>
            <dd className="readable">{mine[field] || text.empty}</dd>
          </dl>
        </section>
      ))}
      <p>
        <Link language={language} href={path} className="button button-secondary button-link">
          {text.keepTheirs}
        </Link>
      </p>
      <ActionForm
        language={language}
        action="draft.save"
        id="keep-mine"
        back={path}
        token={token}
        state={EMPTY_FORM}
        words={proposeWords(language)}
      >
        <input type="hidden" name="draft" value={draft.id} />
        <input type="hidden" name="version" value={draft.version} />
        {PROPOSAL_FIELDS.map((field) => (
          <input key={field} type="hidden" name={field} value={mine[field]} />
        ))}
        <Button>{text.keepMine}</Button>
      </ActionForm>
    </section>
  );
}
