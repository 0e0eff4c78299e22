import { RatesTable } from '@/components/ledger/RatesTable';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { GovernmentYear } from '@/lib/domain/government-page';
import type { Language } from '@/lib/domain/language';
import { type GovernmentLedger, ledgerPath } from '@/lib/domain/rules/ledger';

interface Props {
  language: Language;
  page: GovernmentYear;
}

/** Whether the data fit each other, by rule; nothing where there is nothing to check. */
export function LedgerBlock({ language, page }: Props) {
  const { ledger: text } = messages(language);
  const { ledger, spending } = page;
  if (ledger === null || (spending === null && ledger.found.length === 0)) return null;
  return (
    <Block id="checks" title={text.governmentTitle} lead={<p>{text.governmentLead}</p>} wide>
      <Found language={language} page={page} ledger={ledger} />
    </Block>
  );
}

function Found({ language, page, ledger }: Props & { ledger: GovernmentLedger }) {
  const { ledger: text } = messages(language);
  const within = { government: page.reportedUnder.lafCd, year: page.year };
  if (ledger.checks === null) return <p>{text.governmentNotChecked}</p>;
  if (ledger.found.length === 0) return <p>{text.governmentNothing(count(ledger.checks))}</p>;
  return (
    <>
      <RatesTable language={language} rates={ledger.found} within={within} caption={text.governmentCaption} />
      <p>
        <Link language={language} href={ledgerPath(within)}>
          {text.governmentAll}
        </Link>
      </p>
    </>
  );
}
