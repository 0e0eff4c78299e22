import { Button } from '@/components/ui/Button';
import { Link } from '@/components/ui/Link';
import { type Option, Select } from '@/components/ui/Select';
import { messages } from '@/lib/content/messages';
import { type Language, localPath } from '@/lib/domain/language';
import { RULE_IDS, RULES, SEVERITIES } from '@/lib/domain/rules';
import { type Ledger, LEDGER_STATES, ledgerPath } from '@/lib/domain/rules/ledger';

/** The filter of the ledger: a form sent by GET, so that the address holds what is shown. */
export function LedgerFilters({ ledger, language }: { ledger: Ledger; language: Language }) {
  const { ledger: text, terms } = messages(language);
  const { filter } = ledger;
  const all: Option = { value: '', label: text.all };
  const name = (code: string) => ({ value: code, label: code });
  const asked = ledger.governments.some(({ lafCd }) => lafCd === filter.government)
    ? null
    : filter.government;
  const years = [...new Set([...(filter.year === null ? [] : [filter.year]), ...ledger.years])];
  return (
    <search>
      <form action={localPath(language, ledgerPath())} method="get" aria-label={text.filters}>
        <Select
          id="filter-rule"
          name="rule"
          label={text.filterRule}
          options={[all, ...RULE_IDS.map((id) => ({ value: id, label: RULES[id].name[language] }))]}
          value={filter.rule ?? ''}
        />
        <Select
          id="filter-severity"
          name="severity"
          label={text.filterSeverity}
          options={[all, ...SEVERITIES.map((one) => ({ value: one, label: text.severities[one] }))]}
          value={filter.severity ?? ''}
        />
        <Select
          id="filter-government"
          name="government"
          label={text.filterGovernment}
          options={[
            all,
            ...(asked === null ? [] : [name(asked)]),
            ...ledger.governments.map(({ lafCd, names }) => ({ value: lafCd, label: names[language] })),
          ]}
          value={filter.government ?? ''}
        />
        <Select
          id="filter-year"
          name="year"
          label={text.filterYear}
          options={[all, ...years.map((year) => ({ value: String(year), label: terms.year(year) }))]}
          value={String(filter.year ?? '')}
        />
        <Select
          id="filter-state"
          name="state"
          label={text.filterState}
          options={LEDGER_STATES.map((state) => ({ value: state, label: text.states[state] }))}
          value={filter.state}
        />
        <Button>{text.apply}</Button>
      </form>
      <p>
        <Link language={language} href={ledgerPath()}>
          {text.reset}
        </Link>
      </p>
    </search>
  );
}
