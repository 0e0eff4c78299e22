import { AppealItem } from '@/components/discussion/AppealItem';
import type { Forms } from '@/components/discussion/form-props';
import { HiddenItem } from '@/components/discussion/HiddenItem';
import { ReportedItem } from '@/components/discussion/ReportedItem';
import { Said } from '@/components/form/Said';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { ModerationDesk } from '@/lib/domain/discussion/desk';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  desk: ModerationDesk;
  forms: Forms;
  said: string | null;
}

/** What editors have to look at: reports, objections, and what is hidden now. */
export function ModerationView({ language, desk, forms, said }: Props) {
  const { discussion: text } = messages(language);
  return (
    <>
      <h1>{text.deskTitle}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p>{text.deskLead}</p>
      <Appeals {...{ language, desk, forms }} />
      <Reported {...{ language, desk, forms }} />
      <Hidden {...{ language, desk, forms }} />
    </>
  );
}

type Part = Omit<Props, 'said'>;

function Appeals({ language, desk: { appeals }, forms }: Part) {
  const { discussion: text } = messages(language);
  return (
    <Block id="appeals" title={text.deskAppeals}>
      {appeals.length === 0 ? (
        <EmptyState language={language} title={text.deskAppealsNone} />
      ) : (
        <ul className="things">
          {appeals.map((thing) => (
            <AppealItem key={thing.hiding} {...{ language, thing, forms }} />
          ))}
        </ul>
      )}
    </Block>
  );
}

function Reported({ language, desk: { reported, next }, forms }: Part) {
  const { discussion: text } = messages(language);
  return (
    <Block id="reported" title={text.deskReported}>
      {reported.length === 0 ? (
        <EmptyState language={language} title={text.deskReportedNone} />
      ) : (
        <ul className="things">
          {reported.map((thing) => (
            <ReportedItem key={thing.first} {...{ language, thing, forms }} />
          ))}
        </ul>
      )}
      {next === null ? null : (
        <Link language={language} href={`/desk/moderation?after=${next}#reported`}>
          {text.moreReported}
        </Link>
      )}
    </Block>
  );
}

function Hidden({ language, desk: { hidden, older }, forms }: Part) {
  const { discussion: text } = messages(language);
  return (
    <Block id="hidden" title={text.deskHidden}>
      {hidden.length === 0 ? (
        <EmptyState language={language} title={text.deskHiddenNone} />
      ) : (
        <ul className="things">
          {hidden.map((thing) => (
            <HiddenItem key={thing.hiding} {...{ language, thing, forms }} />
          ))}
        </ul>
      )}
      {older === null ? null : (
        <Link language={language} href={`/desk/moderation?older=${older}#hidden`}>
          {text.older}
        </Link>
      )}
    </Block>
  );
}
