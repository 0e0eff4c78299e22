import { projectColumns } from '@/components/propose/project-columns';
import { Amount } from '@/components/ui/Amount';
import { Sentence } from '@/components/ui/Sentence';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { ComparableCosts } from '@/lib/domain/process/likeness';

interface Props {
  language: Language;
  costs: ComparableCosts;
}

/** What projects with like names have spent in governments of the same kind. */
export function CostsHelp({ language, costs }: Props) {
  const { help: text } = messages(language).propose;
  const { years, cases, examples } = costs;
  return (
    <>
      <h3>{text.costsTitle}</h3>
      {cases === 0 ? (
        <p>{text.noCosts}</p>
      ) : (
        <>
          <p>
            {text.costs(yearsText(years), count(cases))} <Quartiles language={language} costs={costs} />
          </p>
          <Table
            language={language}
            caption={text.costsCaption}
            captionHidden
            columns={projectColumns(language)}
            rows={examples}
            rowKey={({ year, id }) => `${year} ${id}`}
          />
        </>
      )}
    </>
  );
}

function Quartiles({ language, costs: { quartiles } }: Props) {
  const { help: text } = messages(language).propose;
  if (quartiles === null) return text.fewCosts;
  const { lower, median, upper } = quartiles;
  const slots = {
    lower: <Amount figure={lower} language={language} />,
    median: <Amount figure={median} language={language} />,
    upper: <Amount figure={upper} language={language} />,
  };
  return <Sentence text={text.quartiles} slots={slots} />;
}

/** `2024–2026` */
function yearsText(years: readonly number[]): string {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}
