import { GovernmentLinks } from '@/components/government/GovernmentLinks';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { peersLabel } from '@/lib/content/peers-label';
import { count } from '@/lib/domain/format';
import type { GovernmentYear } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  page: GovernmentYear;
}

/** What the government belongs to, what belongs to it, what it took over, and whom it is compared with. */
export function NeighboursBlock({ language, page: { frame, peers } }: Props) {
  const { government: text } = messages(language);
  const lists = [
    { title: text.upper, governments: frame.upper === null ? [] : [frame.upper] },
    { title: text.lowers(count(frame.lowers.length)), governments: frame.lowers },
    { title: text.predecessors, governments: frame.predecessors },
  ].filter(({ governments }) => governments.length > 0);
  return (
    <Block id="neighbours" title={text.neighboursTitle} wide>
      {lists.map(({ title, governments }) => (
        <section key={title}>
          <h3>{title}</h3>
          <GovernmentLinks language={language} governments={governments} />
        </section>
      ))}
      {peers === null ? null : (
        <section id="peers">
          <h3>{text.peersTitle}</h3>
          <p>{text.peersRule}</p>
          <details>
            <summary>
              {text.peersSummary(peersLabel(peers.group, language), count(peers.members.length))}
            </summary>
            <GovernmentLinks language={language} governments={peers.members} />
          </details>
        </section>
      )}
    </Block>
  );
}
