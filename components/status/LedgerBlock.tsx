import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import { count, date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { RULES } from '@/lib/domain/rules';
import { ledgerPath } from '@/lib/domain/rules/ledger';
import type { LedgerStatus } from '@/lib/domain/status';

/** How many places do not fit, the way to them, and what was refused and waits for a better delivery. */
export function LedgerBlock({ ledger, language }: { ledger: LedgerStatus; language: Language }) {
  const { ledger: text } = messages(language);
  const open = ledger.open.fatal + ledger.open.published;
  return (
    <Block id="ledger" title={text.statusTitle}>
      {ledger.refused.map(({ run, asOf, governmentYears, rules }) => (
        <Notice key={run} language={language} kind="warning" title={text.refusedTitle}>
          <p>
            {text.refusedRun(
              date(asOf, language),
              count(run),
              count(governmentYears),
              rules.map((rule) => RULES[rule].sentence[language]).join(' '),
            )}
          </p>
        </Notice>
      ))}
      <p>
        {open === 0 ? text.statusNone : text.statusText(count(open))}{' '}
        <Link language={language} href={ledgerPath()}>
          {text.statusLink}
        </Link>
      </p>
    </Block>
  );
}
