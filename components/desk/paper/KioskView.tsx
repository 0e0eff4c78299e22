import { PaperForm, type PaperForms } from '@/components/desk/paper/form-parts';
import { paperDesk } from '@/components/desk/paper/paths';
import { TicketShown } from '@/components/desk/paper/TicketShown';
import { ChoiceField } from '@/components/form/ChoiceField';
import { Said } from '@/components/form/Said';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { type KioskDesk, type Way, WAYS } from '@/lib/domain/ballot/paper';
import { count, date } from '@/lib/domain/format';
import { type Language, localPath } from '@/lib/domain/language';

export interface KioskProps extends PaperForms {
  desk: KioskDesk;
  said: string | null;
  /** What the person before was given, and in which tracks; null: nobody yet. */
  given: { way: Way; tracks: readonly string[] } | null;
}

/** Where an officer lets people in: to a kiosk, or to a sheet of paper. */
export function KioskView({ said, given, desk, ...forms }: KioskProps) {
  const { language } = forms;
  const { paper: text } = messages(language);
  return (
    <>
      <h1>{text.kioskTitleOf(desk.titles[language])}</h1>
      <Said language={language} code={said} texts={text.said} />
      {given === null ? null : <Given {...{ language, desk, given }} />}
      <p className="lead">{text.kioskLead}</p>
      <LetIn desk={desk} {...forms} />
      <Counts language={language} desk={desk} />
      <p>
        <Link language={language} href={paperDesk(desk.process)}>
          {text.toPaper}
        </Link>
      </p>
    </>
  );
}

interface GivenProps {
  language: Language;
  desk: KioskDesk;
  given: NonNullable<KioskProps['given']>;
}

function Given({ language, desk, given: { way, tracks } }: GivenProps) {
  const { paper: text } = messages(language);
  const names = desk.tracks
    .filter(({ track }) => tracks.includes(track))
    .map(({ name }) => name[language])
    .join(', ');
  return (
    <Block id="given" title={text.givenTitle[way]}>
      <p>{way === 'kiosk' ? text.givenKiosk(names) : text.givenPaper(names)}</p>
      {way === 'kiosk' ? (
        <>
          <noscript>
            <p>{text.ticketScript}</p>
          </noscript>
          <TicketShown
            words={text.ticket}
            path={localPath(language, `/participate/${desk.process}/vote?kiosk=1`)}
          />
        </>
      ) : null}
    </Block>
  );
}

function LetIn({ desk, ...forms }: PaperForms & { desk: KioskDesk }) {
  const { language } = forms;
  const { paper: text } = messages(language);
  if (desk.state !== 'on') return <Notice language={language}>{text.notOn}</Notice>;
  const isList = desk.verifier === 'list';
  if (!isList && desk.verifier !== 'codes') return <Notice language={language}>{text.notAtDesk}</Notice>;
  const choices = WAYS.map((way) => ({ value: way, ...text.ways[way] }));
  return (
    <Block id="let-in" title={text.letInTitle}>
      <PaperForm {...forms} action="paper.let-in" label={text.letInTitle}>
        {(parts) => (
          <>
            <TextField
              {...parts}
              name="person_code"
              label={isList ? text.listLabel : text.codeLabel}
              hint={isList ? text.listHint : text.codeHint}
              maxLength={200}
              required
            />
            {isList ? (
              <TextField {...parts} name="birth_code" label={text.fields.birth_code} hint={text.birthHint} />
            ) : null}
            <ChoiceField {...parts} name="way" legend={text.fields.way} choices={choices} />
            <p>{text.keptNothing}</p>
            <Button>{text.letIn}</Button>
          </>
        )}
      </PaperForm>
    </Block>
  );
}

function Counts({ language, desk }: { language: Language; desk: KioskDesk }) {
  const { paper: text } = messages(language);
  return (
    <Block id="counts" title={text.countTitle}>
      {desk.letIn.length === 0 ? (
        <p>{text.noCount}</p>
      ) : (
        <Table
          language={language}
          caption={text.countCaption}
          columns={[
            { key: 'day', header: text.day, rowHeader: true, cell: ({ day }) => date(day, language) },
            { key: 'officer', header: text.officer, cell: ({ officer }) => officer },
            { key: 'way', header: text.way, cell: ({ way }) => text.ways[way].label },
            { key: 'people', header: text.people, numeric: true, cell: ({ people }) => count(people) },
          ]}
          rows={desk.letIn}
          rowKey={({ day, officer, way }) => `${day} ${officer} ${way}`}
        />
      )}
    </Block>
  );
}
