import { GovernmentNames } from '@/components/government/GovernmentLinks';
import { Amount } from '@/components/ui/Amount';
import { RefusedNotice } from '@/components/ledger/RefusedNotice';
import { Notice } from '@/components/ui/Notice';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import { ownName } from '@/lib/domain/government-link';
import type { GovernmentYear } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';
import type { Spending } from '@/lib/domain/spending';

interface Props {
  language: Language;
  page: GovernmentYear;
  demo: boolean;
}

/** What a reader must know before the figures: closed or not yet founded, only a part, only the head office. */
export function Remarks({ language, page, demo }: Props) {
  const { frame, spending } = page;
  const name = ownName(frame, language);
  return (
    <>
      <Closed language={language} page={page} name={name} />
      {spending === null ? null : (
        <>
          <RefusedNotice language={language} refused={page.ledger?.refused ?? null} shown={spending.asOf} />
          <OnFigures language={language} page={page} demo={demo} name={name} spending={spending} />
        </>
      )}
    </>
  );
}

interface FigureProps extends Props {
  name: string;
  spending: Spending;
}

function OnFigures({ language, page, demo, name, spending }: FigureProps) {
  const { government: text } = messages(language);
  const { frame, coverage, standing, year } = page;
  return (
    <>
      {standing === 'out-of-date' ? (
        <Notice language={language} kind="warning">
          <p>{text.outdatedText(name, year)}</p>
        </Notice>
      ) : null}
      <OtherCodes language={language} page={page} />
      {coverage?.verifiedAsOf == null ? (
        <Notice language={language} kind="warning" title={text.partTitle}>
          <p>{text.partText(name)}</p>
        </Notice>
      ) : null}
      {demo ? (
        <Notice language={language} kind="warning" title={text.sampleTitle}>
          <p>{text.sampleText(count(spending.projects.value ?? 0))}</p>
        </Notice>
      ) : null}
      {frame.lowers.length > 0 ? (
        <Notice language={language}>
          <p>{text.headOfficeText(name)}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** The same government reported under another code: which one is shown, and what the others said of the year. */
function OtherCodes({ language, page }: Pick<Props, 'language' | 'page'>) {
  const { government: text } = messages(language);
  const { frame, reportedUnder, alsoUnder } = page;
  const old = reportedUnder.lafCd !== frame.government.lafCd;
  if (!old && alsoUnder.length === 0) return null;
  return (
    <Notice language={language}>
      {old ? <p>{text.oldCodeText(reportedUnder.lafCd, reportedUnder.names[language])}</p> : null}
      {alsoUnder.map(({ government: { lafCd, names }, current, spent }) => (
        <p key={lafCd}>
          <Sentence
            text={text.alsoUnderText(lafCd, names[language])}
            slots={{
              current: <Amount figure={current} language={language} />,
              spent: <Amount figure={spent} language={language} />,
            }}
          />
        </p>
      ))}
    </Notice>
  );
}

function Closed({ language, page: { frame }, name }: Pick<Props, 'language' | 'page'> & { name: string }) {
  const { government: text } = messages(language);
  if (frame.government.to === null) return null;
  const successors = <GovernmentNames language={language} governments={frame.successors} />;
  return (
    <Notice language={language} kind="warning" title={text.closedTitle}>
      <p>
        {text.closedText(name, date(frame.government.to, language))}{' '}
        <Sentence text={text.closedSuccessors} slots={{ successors }} />
      </p>
    </Notice>
  );
}
