import { CostsHelp } from '@/components/propose/CostsHelp';
import { projectColumns } from '@/components/propose/project-columns';
import { SimilarHelp } from '@/components/propose/SimilarHelp';
import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { LikeProject } from '@/lib/domain/process/likeness';
import type { ProposalHelp } from '@/lib/domain/process/proposing';

interface Props {
  language: Language;
  /** Null: there is no title yet. */
  help: ProposalHelp | null;
}

/** What is there already for what somebody is writing: proposals, budget, costs. */
export function HelpBlock({ language, help }: Props) {
  const { help: text } = messages(language).propose;
  return (
    <Block id="help" title={text.title} lead={<p>{help === null ? text.noTitle : text.lead}</p>}>
      {help === null ? null : (
        <>
          <SimilarHelp language={language} similar={help.similar} />
          <LinesHelp language={language} lines={help.lines} />
          <CostsHelp language={language} costs={help.costs} />
        </>
      )}
    </Block>
  );
}

function LinesHelp({ language, lines }: { language: Language; lines: readonly LikeProject[] }) {
  const { help: text } = messages(language).propose;
  return (
    <>
      <h3>{text.linesTitle}</h3>
      {lines.length === 0 ? (
        <p>{text.noLines}</p>
      ) : (
        <>
          <p>{text.linesText}</p>
          <Table
            language={language}
            caption={text.linesCaption}
            captionHidden
            columns={projectColumns(language)}
            rows={lines}
            rowKey={({ year, id }) => `${year} ${id}`}
          />
        </>
      )}
    </>
  );
}
