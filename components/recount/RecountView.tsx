import { Page } from '@/components/layout/Page';
import { HowCounted } from '@/components/recount/HowCounted';
import { Recount } from '@/components/recount/Recount';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';

/** The page that counts a vote again: the tool, and in words what it does. */
export function RecountView({ language }: { language: Language }) {
  const { recount } = messages(language);
  return (
    <Page language={language} path="/participate/recount">
      <Breadcrumbs language={language} items={[{ label: recount.title }]} />
      <h1>{recount.title}</h1>
      <p className="lead">{recount.lead}</p>
      <noscript>
        <p className="notice notice-warning">{recount.noScript}</p>
      </noscript>
      <Recount language={language} words={recount.tool} />
      <HowCounted language={language} />
    </Page>
  );
}
