import type { DeskProps } from '@/components/eligibility/DeskView';
import { EligibilityForm } from '@/components/eligibility/form-parts';
import { FileField } from '@/components/form/FileField';
import { TextField } from '@/components/form/TextField';
import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { EligibilityDesk } from '@/lib/domain/eligibility/page';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

/** The signed list: which one there is, what of it was not accepted, and the way to send the next one. */
export function ListBlock({ desk, ...forms }: DeskProps) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  const { list, process, namespace } = desk;
  return (
    <Block id="list" title={text.listTitle}>
      <p>
        {list === null
          ? text.listNone
          : text.listNow(String(list.serial), date(list.on, language), count(list.rows))}
      </p>
      {list === null || list.rejectedCount === 0 ? null : <Rejected language={language} list={list} />}
      <p className="hint">{text.listHow(process, namespace ?? '')}</p>
      <EligibilityForm {...forms} action="eligibility.take-list" file label={text.listTitle}>
        {(parts) => (
          <>
            <FileField {...parts} name="list" label={text.listFile} accept=".csv,text/csv" />
            <TextField {...parts} name="signature" label={text.listSignature} maxLength={200} required />
            <Button>{text.listSend}</Button>
          </>
        )}
      </EligibilityForm>
    </Block>
  );
}

function Rejected({ language, list }: { language: Language; list: NonNullable<EligibilityDesk['list']> }) {
  const { eligibility: text } = messages(language);
  const reasons: Readonly<Record<string, string>> = text.rejected;
  return (
    <Table
      language={language}
      caption={text.rejectedTitle(count(list.rejectedCount))}
      columns={[
        { key: 'line', header: text.rejectedLine, rowHeader: true, cell: ({ line }) => count(line) },
        { key: 'reason', header: text.rejectedReason, cell: ({ reason }) => reasons[reason] ?? reason },
      ]}
      rows={list.rejected}
      rowKey={({ line }) => line}
    />
  );
}
