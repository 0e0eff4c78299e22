import { DeskCrumbs } from '@/components/desk/DeskCrumbs';
import { DecisionsBlock, WaitingDecision } from '@/components/desk/election/DecisionsBlock';
import { FreezeBlock, FrozenBlock } from '@/components/desk/election/FreezeBlock';
import { KeyBlock } from '@/components/desk/election/KeyBlock';
import type { OfficeProps } from '@/components/desk/election/OfficeForm';
import { CloseBlock, ExtendBlock, OpenBlock } from '@/components/desk/election/ProposeBlocks';
import { TimelineBlock } from '@/components/desk/election/TimelineBlock';
import { Said } from '@/components/form/Said';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';

/** The vote of a process as its election office runs it: what is done, what comes next, and the forms for it. */
export function ElectionView({ said, ...props }: OfficeProps & { said: string | null }) {
  const { language, office } = props;
  const { election: text } = messages(language);
  const title = office.titles[language];
  return (
    <>
      <DeskCrumbs language={language} id={office.id} title={title} here={text.deskLink} />
      <h1>{text.title(title)}</h1>
      <Said language={language} code={said} texts={{ ...text.said, ...messages(language).result.said }} />
      <p className="lead">
        {text.lead} {office.mayAct ? '' : text.readsOnly}
      </p>
      <Ways {...props} />
      <TimelineBlock {...props} />
      <NextBlocks {...props} />
      <FrozenBlock {...props} />
      <KeyBlock {...props} />
      <DecisionsBlock {...props} />
    </>
  );
}

function Ways({ language, office: { id } }: OfficeProps) {
  const { election: text } = messages(language);
  const ways = [
    { href: `/desk/${id}/settings`, label: text.toSettings },
    { href: `/desk/${id}/eligibility`, label: text.toEligibility },
    { href: `/participate/${id}/ceremony`, label: text.toCeremony },
  ];
  return (
    <ul className="desk-links">
      {ways.map(({ href, label }) => (
        <li key={href}>
          <Link language={language} href={href}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The forms for what can be done now; a decision that waits comes before everything else. */
function NextBlocks(props: OfficeProps) {
  const { language, office } = props;
  const { election: text } = messages(language);
  if (office.decisions.some(({ outcome }) => outcome === null)) return <WaitingDecision {...props} />;
  if (office.state === 'none') return <FreezeBlock {...props} />;
  if (!office.mayAct) return null;
  if (office.state === 'keyed') return <OpenBlock {...props} />;
  if (office.state === 'on') return <ExtendBlock {...props} />;
  if (office.state === 'ending')
    return (
      <>
        <CloseBlock {...props} />
        <ExtendBlock {...props} />
      </>
    );
  // The key's own block has what is to be done with the holders.
  if (office.state === 'frozen') return null;
  return (
    <Block id="next" title={text.nextTitle}>
      <p>{text.nothing}</p>
    </Block>
  );
}
