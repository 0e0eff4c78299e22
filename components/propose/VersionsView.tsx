import type { ReactNode } from 'react';
import { processPath, proposalPath } from '@/components/process/paths';
import { Moment } from '@/components/process/Times';
import { Cost } from '@/components/process/Cost';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { EmptyState } from '@/components/ui/EmptyState';
import { Sentence } from '@/components/ui/Sentence';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { wonOrNull } from '@/lib/domain/money';
import type { ProposalVersion } from '@/lib/domain/process/proposing';
import type { ProposalPage } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  proposal: ProposalPage;
  versions: readonly ProposalVersion[];
}

/** The earlier texts of a proposal, the latest first. */
export function VersionsView({ language, proposal, versions }: Props) {
  const { propose: text, process } = messages(language);
  const { id, titles } = proposal.process;
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: process.title, href: '/participate' },
          { label: titles[language], href: processPath(id) },
          { label: process.proposalNumber(count(proposal.number)), href: proposalPath(id, proposal.number) },
          { label: text.versionsTitle },
        ]}
      />
      <h1>{text.versionsOf(proposal.title)}</h1>
      <p>{text.versionsLead}</p>
      {versions.length === 0 ? <EmptyState language={language} title={text.noVersions} /> : null}
      {versions.map((version, index) => (
        <Version key={index} language={language} version={version} index={index} />
      ))}
    </>
  );
}

function Version({
  language,
  version,
  index,
}: {
  language: Language;
  version: ProposalVersion;
  index: number;
}) {
  const { propose: text, process, map } = messages(language);
  const { until, texts, trackNames } = version;
  const written = (value: string): ReactNode =>
    value === '' ? (
      <span className="missing">{text.noValue}</span>
    ) : (
      <span className="readable" lang="ko">
        {value}
      </span>
    );
  const estimate = <Cost language={language} value={wonOrNull(texts.estimate || null)} none={text.noValue} />;
  const point = texts.lat === '' ? '' : `${texts.lat}, ${texts.lon}`;
  const rows: [string, ReactNode][] = [
    [text.fields.title, written(texts.title)],
    [text.fields.track, trackNames[language]],
    [text.fields.need, written(texts.need)],
    [text.fields.content, written(texts.content)],
    [text.fields.effect, written(texts.effect)],
    [text.fields.beneficiaries, written(texts.beneficiaries)],
    [text.fields.estimate, estimate],
    [process.place, written(texts.place)],
    ...(point === '' ? [] : [[map.coordinates, point] satisfies [string, ReactNode]]),
    ...(texts.area === '' ? [] : [[map.picker.area, texts.area] satisfies [string, ReactNode]]),
  ];
  const title = text.versionUntil;
  return (
    <section className="block" aria-labelledby={`version-${index}`}>
      <h2 id={`version-${index}`}>
        <Sentence text={title} slots={{ until: <Moment language={language} at={until} /> }} />
      </h2>
      <dl className="pairs">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
