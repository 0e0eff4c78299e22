import { DeskCrumbs } from '@/components/desk/DeskCrumbs';
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
import { QrPicture } from '@/components/ui/QrPicture';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { type KioskDesk, type Way, WAYS } from '@/lib/domain/ballot/paper';
import { deskPassPage } from '@/lib/domain/eligibility/desk-pass';
import type { VerifierKind } from '@/lib/domain/eligibility/types';
import { count, date } from '@/lib/domain/format';
import { type Language, localPath } from '@/lib/domain/language';

export interface KioskProps extends PaperForms {
  desk: KioskDesk;
  said: string | null;
  /** Where this site is, for addresses that other machines open. */
  origin: string;
  /** What the person before was given, and in which tracks; null: nobody yet. */
  given: { way: Way; tracks: readonly string[] } | null;
}

/** Where an officer lets people in: to a kiosk, or to a sheet of paper. */
export function KioskView({ said, given, desk, origin, ...forms }: KioskProps) {
  const { language } = forms;
  const { paper: text } = messages(language);
  return (
    <>
      <DeskCrumbs
        language={language}
        id={desk.process}
        title={desk.titles[language]}
        here={text.kioskTitle}
      />
      <h1>{text.kioskTitleOf(desk.titles[language])}</h1>
      <Said language={language} code={said} texts={text.said} />
      {given === null ? null : <Given {...{ language, desk, given }} />}
      <p className="lead">{text.kioskLead}</p>
      {desk.verifier === 'oidc' && desk.state === 'on' ? <Showing {...{ language, desk, origin }} /> : null}
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

/** Where people show the identity provider who they are; the officer's own machine has no part in it. */
function Showing({ language, desk, origin }: Pick<KioskProps, 'desk' | 'origin'> & { language: Language }) {
  const { deskPass } = messages(language);
  const { desk: text } = deskPass;
  const address = `${origin}${localPath(language, deskPassPage(desk.process))}`;
  return (
    <Block id="showing" title={text.title}>
      <p>{text.text}</p>
      <p>
        {text.address}: <span className="key">{address}</span>
      </p>
      <QrPicture address={address} label={text.picture} />
      <p className="note">{text.machine}</p>
    </Block>
  );
}

function LetIn({ desk, ...forms }: PaperForms & { desk: KioskDesk }) {
  const { language } = forms;
  const { paper: text } = messages(language);
  const { verifier } = desk;
  if (desk.state !== 'on') return <Notice language={language}>{text.notOn}</Notice>;
  if (verifier === 'none') return <Notice language={language}>{text.notAtDesk}</Notice>;
  const choices = WAYS.map((way) => ({ value: way, ...text.ways[way] }));
  return (
    <Block id="let-in" title={text.letInTitle}>
      <PaperForm {...forms} action="paper.let-in" label={text.letInTitle}>
        {(parts) => (
          <>
            <TextField
              {...parts}
              name="person_code"
              {...codeField(language, verifier)}
              maxLength={200}
              required
            />
            {verifier === 'list' ? (
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

/** What the person shows, as the officer types it. */
function codeField(language: Language, verifier: Exclude<VerifierKind, 'none'>) {
  const { paper: text, deskPass } = messages(language);
  return {
    codes: { label: text.codeLabel, hint: text.codeHint },
    list: { label: text.listLabel, hint: text.listHint },
    oidc: { label: deskPass.desk.label, hint: deskPass.desk.hint },
  }[verifier];
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
