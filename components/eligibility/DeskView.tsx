import { CasesBlock } from '@/components/eligibility/CasesBlock';
import { CodesBlock } from '@/components/eligibility/CodesBlock';
import type { EligibilityForms } from '@/components/eligibility/form-parts';
import { ListBlock } from '@/components/eligibility/ListBlock';
import { RulesBlock } from '@/components/eligibility/RulesBlock';
import { VerifierBlock } from '@/components/eligibility/VerifierBlock';
import { Said } from '@/components/form/Said';
import { processPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { EligibilityDesk } from '@/lib/domain/eligibility/page';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** What a block of the desk is given. */
export interface DeskProps extends EligibilityForms {
  desk: EligibilityDesk;
}

/** What the election office sets, sends, decides and counts. */
export function DeskView({ said, ...props }: DeskProps & { said: string | null }) {
  const { language, desk } = props;
  const { eligibility: text } = messages(language);
  return (
    <>
      <h1>{text.deskTitleOf(desk.titles[language])}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">{text.deskLead}</p>
      <p>
        <Link language={language} href={`${processPath(desk.process)}/eligibility`}>
          {text.toResidents}
        </Link>
      </p>
      {desk.votingBegun ? <Notice language={language}>{text.frozen}</Notice> : null}
      <Counts language={language} desk={desk} />
      <CasesBlock {...props} />
      <VerifierBlock {...props} />
      <RulesBlock {...props} />
      {desk.verifier === 'list' ? <ListBlock {...props} /> : null}
      {desk.verifier === 'codes' ? <CodesBlock {...props} /> : null}
    </>
  );
}

function Counts({ language, desk }: { language: Language; desk: EligibilityDesk }) {
  const { eligibility: text } = messages(language);
  const peopleOf = new Map(desk.eligible.map(({ track, people }) => [track, people]));
  const rows = [
    { name: text.countChecked, value: desk.checked },
    ...desk.tracks.map(({ key, names }) => ({
      name: text.countEligible(names[language]),
      value: peopleOf.get(key) ?? 0,
    })),
    { name: text.countOpen, value: desk.openCases },
  ];
  return (
    <Block id="counts" title={text.countsTitle}>
      <Table
        language={language}
        caption={text.countsTitle}
        captionHidden
        columns={[
          { key: 'name', header: text.countName, rowHeader: true, cell: ({ name }) => name },
          { key: 'value', header: text.countValue, numeric: true, cell: ({ value }) => count(value) },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
    </Block>
  );
}
