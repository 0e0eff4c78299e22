import { AlertsBlock } from '@/components/status/AlertsBlock';
import { CoverageBlock } from '@/components/status/CoverageBlock';
import { DeliveryBlock } from '@/components/status/DeliveryBlock';
import { InstancesBlock } from '@/components/status/InstancesBlock';
import { LedgerBlock } from '@/components/status/LedgerBlock';
import { QuarantineBlock } from '@/components/status/QuarantineBlock';
import { RelationsBlock } from '@/components/status/RelationsBlock';
import { RunsBlock } from '@/components/status/RunsBlock';
import { SiteBlock } from '@/components/status/SiteBlock';
import { SourcesBlock } from '@/components/status/SourcesBlock';
import { StatusHead } from '@/components/status/StatusHead';
import { WorkerBlock } from '@/components/status/WorkerBlock';
import { Page } from '@/components/layout/Page';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { Status } from '@/lib/domain/status';

/** The status page. */
export function StatusView({ data, language }: { data: Status; language: Language }) {
  return (
    <Page language={language} path="/status">
      <Breadcrumbs language={language} items={[{ label: messages(language).status.title }]} />
      <StatusHead data={data} language={language} />
      <AlertsBlock found={data.alerts} worker={data.worker} language={language} />
      <CoverageBlock found={data.coverage} language={language} />
      <SourcesBlock sources={data.sources} language={language} />
      <RelationsBlock relations={data.relations} language={language} />
      <RunsBlock runs={data.runs} language={language} />
      <LedgerBlock ledger={data.ledger} language={language} />
      <QuarantineBlock found={data.quarantine} language={language} />
      <DeliveryBlock outbox={data.outbox} search={data.search} language={language} />
      <InstancesBlock instances={data.instances} language={language} />
      <WorkerBlock found={data.worker} language={language} />
      <SiteBlock data={data} language={language} />
    </Page>
  );
}
