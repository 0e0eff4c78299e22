import { ActionForm } from '@/components/form/ActionForm';
import { Said } from '@/components/form/Said';
import { DraftsBlock, MineBlock } from '@/components/propose/OwnWritingBlocks';
import { PhaseLine } from '@/components/propose/PhaseLine';
import type { ProposingNow } from '@/components/propose/proposing-now';
import { proposeWords } from '@/components/propose/words';
import type { FormState } from '@/components/form/form-state';
import { processPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { OwnWriting } from '@/lib/domain/process/proposing';
import type { ProcessLine } from '@/lib/domain/process/types';

export interface ProposeProps {
  language: Language;
  process: ProcessLine;
  now: ProposingNow;
  /** Null: nobody is signed in. */
  mine: OwnWriting | null;
  token: string | null;
  said: string | null;
  state: FormState;
}

/** Where proposals are begun: what one has written, whether it is the time, and how it goes on. */
export function ProposeView(props: ProposeProps) {
  const { language, process, now, mine, said } = props;
  const { propose: text, process: processText } = messages(language);
  const { id, titles } = process;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: processText.title, href: '/participate' },
          { label: titles[language], href: processPath(id) },
          { label: text.title },
        ]}
      />
      <h1>{text.titleOf(titles[language])}</h1>
      <Said language={language} code={said} texts={text.said} />
      <PhaseLine language={language} now={now} />
      {mine === null ? <SignInFirst language={language} id={id} /> : <Begin {...props} />}
      {mine === null ? null : <DraftsBlock language={language} process={id} drafts={mine.drafts} />}
      {mine === null ? null : <MineBlock language={language} process={id} proposals={mine.proposals} />}
      <Block id="how" title={text.howTitle}>
        <ol className="how">
          {text.how.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Block>
    </>
  );
}

function SignInFirst({ language, id }: { language: Language; id: string }) {
  const { propose: text } = messages(language);
  const next = encodeURIComponent(`${processPath(id)}/propose`);
  return (
    <p>
      {text.signInFirst}{' '}
      <Link language={language} href={`/sign-in?next=${next}`}>
        {text.signIn}
      </Link>
    </p>
  );
}

/** Once proposals are no longer taken, nothing new is begun. */
function Begin({ language, process, now, token, state }: ProposeProps) {
  const { propose: text } = messages(language);
  if (now.kind === 'over') return null;
  return (
    <ActionForm
      language={language}
      action="draft.create"
      id="begin"
      back={`${processPath(process.id)}/propose`}
      token={token}
      state={state}
      words={proposeWords(language)}
    >
      <input type="hidden" name="process" value={process.id} />
      <Button>{text.newDraft}</Button>
    </ActionForm>
  );
}
