import { DemoNotice } from '@/components/process/DemoNotice';
import { processPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Verify } from '@/components/verify/Verify';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { ProcessLine } from '@/lib/domain/process/types';
import { readEnv } from '@/lib/env';

interface Props {
  language: Language;
  process: Pick<ProcessLine, 'id' | 'titles' | 'demo'>;
}

/** Where voters check their receipts: the tool, what it checks, why a vote may still wait, and the same by command. */
export function VerifyView({ language, process: { id, titles, demo } }: Props) {
  const { process: processText, verify: text } = messages(language);
  const title = titles[language];
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: processText.title, href: '/participate' },
          { label: title, href: processPath(id) },
          { label: text.name },
        ]}
      />
      <h1>{text.title(title)}</h1>
      <p className="lead">{text.lead}</p>
      <DemoNotice language={language} demo={demo} />
      <noscript>
        <p className="notice notice-warning">{text.noScript}</p>
      </noscript>
      <Verify language={language} words={text.tool} id={id} />
      <Block id="what" title={text.how.title} lead={text.how.lead}>
        <dl className="glossary">
          {text.how.items.map(({ term, meaning }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p className="note">{text.how.sent}</p>
      </Block>
      <Block id="waiting" title={text.waiting.title}>
        <p>{text.waiting.text}</p>
        <p>{text.waiting.promise}</p>
      </Block>
      <Command language={language} id={id} />
    </>
  );
}

function Command({ language, id }: { language: Language; id: string }) {
  const { command } = messages(language).verify;
  const from = readEnv().SITE_URL?.replace(/\/+$/, '') ?? `"${command.address}"`;
  return (
    <Block id="command" title={command.title}>
      <p>{command.text}</p>
      <p className="verify-command">
        <code>{`npm run -s gotgan -- ledger verify --from ${from} --election ${id} --code ${command.code}`}</code>
      </p>
      <p className="note">
        {command.mirror} <code>npm run -s gotgan -- mirror --help</code>
      </p>
    </Block>
  );
}
