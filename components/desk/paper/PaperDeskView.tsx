import { DeskCrumbs } from '@/components/desk/DeskCrumbs';
import { BundlesBlock } from '@/components/desk/paper/BundlesBlock';
import type { PaperForms } from '@/components/desk/paper/form-parts';
import { OpenSheets } from '@/components/desk/paper/OpenSheets';
import { kioskDesk } from '@/components/desk/paper/paths';
import { PrepareForm } from '@/components/desk/paper/PrepareForm';
import { StationsBlock } from '@/components/desk/paper/StationsBlock';
import { TracksBlock } from '@/components/desk/paper/TracksBlock';
import { Said } from '@/components/form/Said';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { PaperDesk } from '@/lib/domain/ballot/paper';
import { moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

export interface PaperDeskProps extends PaperForms {
  desk: PaperDesk;
}

/** Bundles of sheets, what was entered of them, and how it is done. */
export function PaperDeskView({ said, ...props }: PaperDeskProps & { said: string | null }) {
  const { language, desk } = props;
  const { paper: text } = messages(language);
  return (
    <>
      <DeskCrumbs language={language} id={desk.process} title={desk.titles[language]} here={text.title} />
      <h1>{text.titleOf(desk.titles[language])}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">{text.lead}</p>
      <Where language={language} desk={desk} />
      <p>
        <Link language={language} href={kioskDesk(desk.process)}>
          {text.toKiosk}
        </Link>
      </p>
      {desk.state === null ? null : (
        <>
          <OpenSheets language={language} desk={desk} />
          <TracksBlock language={language} desk={desk} />
          <BundlesBlock language={language} desk={desk} />
          <StationsBlock language={language} desk={desk} />
          {isOver(desk) ? null : <PrepareForm {...props} />}
        </>
      )}
      <Block id="steps" title={text.stepsTitle}>
        <ol>
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Block>
    </>
  );
}

const isOver = ({ state }: PaperDesk) => state === 'ending' || state === 'closed' || state === 'published';

/** Whether sheets can be entered now, or when. */
export function Where({ language, desk }: { language: Language; desk: PaperDesk }) {
  const { paper: text } = messages(language);
  const { state, ends } = desk;
  if (state === null) return <Notice language={language}>{text.notFrozen}</Notice>;
  const when = moment(ends, language);
  if (state === 'ending') return <Notice language={language}>{text.enterNow(when)}</Notice>;
  if (isOver(desk)) return <Notice language={language}>{text.isClosed}</Notice>;
  return (
    <Notice language={language}>
      {text.endsAt(when)} {text.whyAfter}
    </Notice>
  );
}
