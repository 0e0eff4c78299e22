import { GovernmentNames } from '@/components/government/GovernmentLinks';
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
        <OnFigures language={language} page={page} demo={demo} name={name} spending={spending} />
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
