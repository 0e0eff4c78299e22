import { countLines } from '@/components/ballot/count-lines';
import { CostText } from '@/components/ballot/CostText';
import { toTheSecond } from '@/components/ballot/exact-time';
import { ruleLines } from '@/components/ballot/rule-lines';
import { RulesHash } from '@/components/ballot/RulesHash';
import { proposalPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { type Column, Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { BallotProject, BallotRules } from '@/lib/domain/ballot/types';
import type { VotePage } from '@/lib/domain/ballot/vote-page';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** Of the process. */
  id: string;
  election: NonNullable<VotePage['election']>;
}

/** The rules of a vote in plain words, and what is on its ballots. */
export function RulesBlock({ language, id, election }: Props) {
  const { ballot: text } = messages(language);
  const { begins, ends, rulesHash, ballots, casts } = election;
  return (
    <Block id="rules" title={text.rulesTitle} lead={<p>{text.rulesLead}</p>}>
      <ul>
        <li>{text.period(toTheSecond(begins, language), toTheSecond(ends, language))}</li>
        <li>{text.rules.limit}</li>
        <li>{text.rules.again(count(casts))}</li>
      </ul>
      <RulesHash language={language} process={id} hash={rulesHash} />
      {ballots.map((rules) => (
        <section key={rules.track} className="vote-track" aria-labelledby={`rules-${rules.track}`}>
          <h3 id={`rules-${rules.track}`}>{rules.name[language]}</h3>
          <ul>
            {[...ruleLines(language, rules), ...countLines(language, rules, election)].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <details>
            <summary>{text.projectsOf(count(rules.projects.length))}</summary>
            <Projects language={language} id={id} rules={rules} />
          </details>
        </section>
      ))}
    </Block>
  );
}

function Projects({ language, id, rules }: { language: Language; id: string; rules: BallotRules }) {
  const { ballot: text } = messages(language);
  const columns: Column<BallotProject>[] = [
    {
      key: 'project',
      header: text.columns.project,
      rowHeader: true,
      cell: ({ number, title }) => (
        <Link language={language} href={proposalPath(id, number)}>
          {title}
        </Link>
      ),
    },
    { key: 'number', header: text.columns.number, numeric: true, cell: ({ number }) => count(number) },
    {
      key: 'cost',
      header: text.columns.cost,
      numeric: true,
      cell: ({ cost }) => <CostText language={language} value={cost} />,
    },
  ];
  return (
    <Table
      language={language}
      caption={text.projectsCaption(rules.name[language])}
      captionHidden
      columns={columns}
      rows={rules.projects}
      rowKey={({ number }) => number}
    />
  );
}
