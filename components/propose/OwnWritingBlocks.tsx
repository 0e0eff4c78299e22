import { processPath, proposalPath } from '@/components/process/paths';
import { StateMark } from '@/components/process/StateMark';
import { Moment } from '@/components/process/Times';
import { Block } from '@/components/ui/Block';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { OwnWriting } from '@/lib/domain/process/proposing';

interface Props {
  language: Language;
  process: string;
}

/** Somebody's drafts, the last saved first. */
export function DraftsBlock({ language, process, drafts }: Props & Pick<OwnWriting, 'drafts'>) {
  const { propose: text } = messages(language);
  return (
    <Block id="drafts" title={text.draftsTitle}>
      {drafts.length === 0 ? (
        <EmptyState language={language} title={text.noDrafts} />
      ) : (
        <ul className="own">
          {drafts.map(({ id, title, at }) => (
            <li key={id}>
              <Link language={language} href={`${processPath(process)}/propose/${id}`}>
                {title === '' ? text.untitled : <span lang="ko">{title}</span>}
              </Link>{' '}
              <span className="note">
                <Sentence text={text.savedAt} slots={{ at: <Moment language={language} at={at} /> }} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Block>
  );
}

/** What somebody has handed in, and where it stands. */
export function MineBlock({ language, process, proposals }: Props & Pick<OwnWriting, 'proposals'>) {
  const { propose: text } = messages(language);
  if (proposals.length === 0) return null;
  return (
    <Block id="mine" title={text.mineTitle}>
      <ul className="own">
        {proposals.map(({ number, title, state }) => (
          <li key={number}>
            <StateMark language={language} state={state} />{' '}
            <Link language={language} href={proposalPath(process, number)}>
              {text.mineLine(count(number))}: <span lang="ko">{title}</span>
            </Link>{' '}
            <Link language={language} href={`${proposalPath(process, number)}/edit`}>
              {text.editLink}
            </Link>
          </li>
        ))}
      </ul>
    </Block>
  );
}
