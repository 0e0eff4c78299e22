import { opinionDataPath, opinionPath, opinionPdfPath } from '@/components/process/opinion/paths';
import { SheetTableView } from '@/components/process/opinion/SheetTableView';
import { processPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Notice } from '@/components/ui/Notice';
import { Pagination } from '@/components/ui/Pagination';
import { messages } from '@/lib/content/messages';
import { opinionSheet } from '@/lib/content/opinion-sheet';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { OTHERS_A_PAGE, type OpinionPart } from '@/lib/domain/process/opinion';
import type { Sheet, SheetSection } from '@/lib/domain/process/opinion-sheet';

interface Props {
  language: Language;
  opinion: OpinionPart;
}

/** The 주민의견서 of a process: the same words as its PDF, without the texts of proposals, which have pages of their own. */
export function OpinionView({ language, opinion }: Props) {
  const { opinion: text, process: words } = messages(language);
  const { id, titles } = opinion.process;
  const sheet = opinionSheet(language, opinion);
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: words.title, href: '/participate' },
          { label: titles[language], href: processPath(id) },
          { label: text.name },
        ]}
      />
      <h1>{sheet.title}</h1>
      <p className="lead">{text.lead}</p>
      {sheet.marks.map((mark) => (
        <Notice key={mark.title} language={language} kind="warning" title={mark.title}>
          <p>{mark.text}</p>
        </Notice>
      ))}
      <Files language={language} id={id} />
      <Facts facts={sheet.facts} />
      {sheet.sections.map((section) => (
        <SectionBlock key={section.id} {...{ language, opinion, section }} />
      ))}
      <MadeBlock made={sheet.made} />
    </>
  );
}

function Files({ language, id }: { language: Language; id: string }) {
  const { opinion: text } = messages(language);
  return (
    <div className="opinion-files">
      <ul>
        <li>
          <a href={opinionPdfPath(id, language)} type="application/pdf">
            {text.pdf}
          </a>
        </li>
        <li>
          <a href={opinionDataPath(id)} type="application/json">
            {text.data}
          </a>
        </li>
      </ul>
      <p className="note">{text.pdfNote}</p>
    </div>
  );
}

function Facts({ facts }: Pick<Sheet, 'facts'>) {
  return (
    <dl className="pairs">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={value.missing ? 'missing' : undefined}>{value.text}</dd>
        </div>
      ))}
    </dl>
  );
}

function SectionBlock({ language, opinion, section }: Props & { section: SheetSection }) {
  const { id, title, notes, tables } = section;
  const isOthers = id === 'others';
  const said = isOthers ? [...partNotes(language, opinion), ...notes] : notes;
  const lead = said.length === 0 ? undefined : said.map((note) => <p key={note}>{note}</p>);
  return (
    <Block id={id} title={title} lead={lead} wide>
      {tables.map((table) => (
        <SheetTableView key={table.caption} language={language} id={opinion.process.id} table={table} />
      ))}
      {isOthers ? (
        <Pagination
          language={language}
          page={opinion.page}
          pages={opinion.pages}
          hrefOf={(page) => `${opinionPath(opinion.process.id, page)}#others`}
        />
      ) : null}
    </Block>
  );
}

/** Which of the others stand on this page, where it has not all of them. */
function partNotes(language: Language, { page, pages, others, othersTotal }: OpinionPart): string[] {
  if (pages === 1) return [];
  const from = (page - 1) * OTHERS_A_PAGE;
  const { opinion: text } = messages(language);
  return [text.othersPart(count(from + 1), count(from + others.length), count(othersTotal))];
}

function MadeBlock({ made }: Pick<Sheet, 'made'>) {
  return (
    <Block id="made" title={made.title}>
      {made.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <dl className="pairs">
        <div>
          <dt>{made.checksumLabel}</dt>
          <dd>
            <code className="opinion-checksum">{made.checksum}</code>
          </dd>
        </div>
      </dl>
    </Block>
  );
}
