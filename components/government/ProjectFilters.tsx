import { Button } from '@/components/ui/Button';
import { Input } from '@/components/ui/Input';
import { Link } from '@/components/ui/Link';
import { type Option, Select } from '@/components/ui/Select';
import { fieldName } from '@/lib/content/field-name';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import { type Language, localPath } from '@/lib/domain/language';
import {
  PROJECT_STATES,
  type ProjectChoice,
  type ProjectList,
  projectListPath,
} from '@/lib/domain/project-list';

interface Props {
  language: Language;
  list: ProjectList;
}

/** The filter of a list of projects: a form sent by GET, so that the address holds what is shown. */
export function ProjectFilters({ language, list }: Props) {
  const { government: text } = messages(language);
  const { filter, frame } = list;
  const path = projectListPath(frame.government.lafCd);
  const name = { field: (code: string) => fieldName(code, language), account: (account: string) => account };
  const options = (choices: readonly ProjectChoice[], label: (value: string) => string): Option[] => [
    { value: '', label: text.filterAll },
    ...choices.map(({ value, projects }) => ({ value, label: text.choice(label(value), count(projects)) })),
  ];
  return (
    <search>
      <form action={localPath(language, path)} method="get" aria-label={text.filters}>
        <Select
          id="filter-year"
          name="year"
          label={text.filterYear}
          options={yearOptions(list, language)}
          value={String(list.year ?? '')}
        />
        <Select
          id="filter-field"
          name="field"
          label={text.filterField}
          options={options(list.fields, name.field)}
          value={filter.field ?? ''}
        />
        <Select
          id="filter-account"
          name="account"
          label={text.filterAccount}
          options={options(list.accounts, name.account)}
          value={filter.account ?? ''}
        />
        <Select
          id="filter-state"
          name="state"
          label={text.filterState}
          options={[
            { value: '', label: text.filterAll },
            ...PROJECT_STATES.map((state) => ({ value: state, label: text.states[state] })),
          ]}
          value={filter.state ?? ''}
        />
        <Input
          id="filter-q"
          name="q"
          label={text.filterText}
          hint={text.filterTextHint}
          type="search"
          value={filter.q ?? ''}
        />
        <Kept name="code" value={filter.code} />
        <Kept name="sort" value={filter.sort === 'current' ? null : filter.sort} />
        <Kept name="order" value={filter.order} />
        <Button>{text.apply}</Button>
      </form>
      <p>
        {filter.code === null ? null : `${text.ofCode(filter.code)} `}
        <Link language={language} href={path}>
          {text.reset}
        </Link>
      </p>
    </search>
  );
}

function yearOptions({ years, year }: ProjectList, language: Language): Option[] {
  const { government: text, terms } = messages(language);
  const asked = typeof year === 'number' && !years.includes(year) ? [year] : [];
  return [
    ...[...asked, ...years].map((one) => ({ value: String(one), label: terms.year(one) })),
    { value: 'all', label: text.filterAllYears },
  ];
}

/** A part of the address that the form has no field for. */
function Kept({ name, value }: { name: string; value: string | null }) {
  return value === null ? null : <input type="hidden" name={name} value={value} />;
}
