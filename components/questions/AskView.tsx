import { AskForm } from '@/components/questions/AskForm';
import type { Forms } from '@/components/questions/form-props';
import { QuestionItem } from '@/components/questions/QuestionItem';
import { ThingLink } from '@/components/questions/ThingLink';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import type { WritingBar } from '@/lib/domain/access/roles';
import type { Language } from '@/lib/domain/language';
import type { Asked, AskedThing } from '@/lib/domain/questions/types';

export interface AskProps {
  language: Language;
  thing: AskedThing;
  /** What was asked about it before. */
  asked: Asked;
  /** Whose officials answer; null: the operators. */
  place: string | null;
  /** Who is signed in; null: nobody. */
  viewer: { name: string; bar: WritingBar | null } | null;
  /** Whether one can ask without an account. */
  byMail: boolean;
  forms: Forms;
}

/** Where something is asked: what it is about, what was asked before, and the form. */
export function AskView(props: AskProps) {
  const { language, thing, asked, place } = props;
  const { questions: text } = messages(language);
  const link = <ThingLink language={language} thing={thing} />;
  const who = place === null ? text.whoAnswersNation : text.whoAnswers(place);
  return (
    <>
      <h1>{text.askTitle}</h1>
      <p className="lead">
        <Sentence
          text={text.askAboutText}
          slots={{ kind: text.kinds[thing.kind], thing: link, place: who }}
        />
      </p>
      {asked.total === 0 ? null : (
        <Block id="before" title={text.before} lead={<p>{text.beforeText}</p>}>
          <ul className="questions">
            {asked.lines.map((question) => (
              <QuestionItem key={question.id} {...{ language, question }} withThing={false} />
            ))}
          </ul>
        </Block>
      )}
      <Block id="form" title={text.formTitle}>
        <Way {...props} />
      </Block>
    </>
  );
}

/** Under which name one asks, or what has to be done first. */
function Way({ language, thing, viewer, byMail, forms }: AskProps) {
  const { questions: text } = messages(language);
  const about = `${thing.kind}:${thing.ref}`;
  if (viewer?.bar === 'barred') return <p>{text.barredText}</p>;
  if (viewer !== null && viewer.bar !== null)
    return (
      <p>
        <Sentence
          text={text.beginFirst}
          slots={{ link: <First {...{ language, forms }} path="/account/begin" label={text.begin} /> }}
        />
      </p>
    );
  if (viewer !== null)
    return (
      <>
        <p>{text.signedInAs(viewer.name)}</p>
        <AskForm forms={forms} about={about} byMail={false} />
      </>
    );
  const signIn = <First {...{ language, forms }} path="/sign-in" label={text.signIn} />;
  return (
    <>
      <p>
        <Sentence text={byMail ? text.withoutAccount : text.noMail} slots={{ link: signIn }} />
      </p>
      {byMail ? <AskForm forms={forms} about={about} byMail /> : null}
    </>
  );
}

/** A page to go to first, and come back from. */
function First({
  language,
  forms,
  path,
  label,
}: Pick<AskProps, 'language' | 'forms'> & { path: string; label: string }) {
  return (
    <Link language={language} href={`${path}?next=${encodeURIComponent(forms.back)}`}>
      {label}
    </Link>
  );
}

/** There is nothing of this address to ask about. */
export function AskNothingView({ language }: { language: Language }) {
  const { questions: text } = messages(language);
  return (
    <>
      <h1>{text.askTitle}</h1>
      <EmptyState language={language} title={text.askGone}>
        <p>{text.askGoneText}</p>
      </EmptyState>
    </>
  );
}
