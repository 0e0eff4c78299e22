import { Holders } from '@/components/ballot/Holders';
import { RulesHash } from '@/components/ballot/RulesHash';
import { Ceremony } from '@/components/ceremony/Ceremony';
import { processPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import { seats } from '@/lib/domain/ballot/ceremony';
import type { CeremonyPage } from '@/lib/domain/ballot/vote-facts';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  page: CeremonyPage;
}

/** Who makes the key of a vote and how; the tool; and, once it was made, who holds it. */
export function CeremonyView({ language, page }: Props) {
  const { ceremony: text, process } = messages(language);
  const { id, titles, vote, document, keyMark } = page;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: process.title, href: '/participate' },
          { label: titles[language], href: processPath(id) },
          { label: text.name },
        ]}
      />
      <h1>{text.title(titles[language])}</h1>
      <p className="lead">{text.lead}</p>
      {vote === null ? (
        <EmptyState language={language} title={text.notFrozen} />
      ) : (
        <>
          <RulesHash language={language} process={id} hash={vote.rulesHash} />
          <Who language={language} bodies={vote.key} />
          {document === null || keyMark === null ? (
            <Tool language={language} page={page} vote={vote} />
          ) : (
            <Block id="made" title={text.madeTitle} lead={<p>{text.madeText}</p>}>
              <Holders language={language} document={document} keyMark={keyMark} bodies={vote.key} />
            </Block>
          )}
        </>
      )}
    </>
  );
}

type Vote = NonNullable<CeremonyPage['vote']>;

function Who({ language, bodies }: { language: Language; bodies: Vote['key'] }) {
  const { ceremony: text } = messages(language);
  return (
    <Block id="who" title={text.bodiesTitle}>
      <p>{text.bodiesAre(count(bodies.holders), count(bodies.needed))}</p>
      <ul>
        {bodies.bodies.map(({ name, holders }) => (
          <li key={name.ko}>{text.bodyIs(name[language], count(holders))}</li>
        ))}
      </ul>
    </Block>
  );
}

function Tool({ language, page, vote }: { language: Language; page: CeremonyPage; vote: Vote }) {
  const { ceremony: text } = messages(language);
  return (
    <>
      <Block id="need" title={text.needTitle}>
        <ul>
          {text.needs.map((need) => (
            <li key={need}>{need}</li>
          ))}
        </ul>
      </Block>
      <noscript>
        <Notice language={language} kind="warning">
          <p>{text.noScript}</p>
        </Notice>
      </noscript>
      <Ceremony
        words={text.tool}
        election={page.id}
        rulesHash={vote.rulesHash}
        holders={seats(vote.key).map((name) => ({ shown: name[language], body: name.ko }))}
        needed={vote.key.needed}
      />
    </>
  );
}
