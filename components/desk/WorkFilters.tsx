import { workListPath } from '@/components/desk/paths';
import type { WorkListProps } from '@/components/desk/WorkListView';
import { Button } from '@/components/ui/Button';
import { Input } from '@/components/ui/Input';
import { Link } from '@/components/ui/Link';
import { Select } from '@/components/ui/Select';
import { messages } from '@/lib/content/messages';
import { localPath } from '@/lib/domain/language';
import { PROPOSAL_STATES } from '@/lib/domain/process/types';

/** The filter of a work list: a form sent by GET, so that the address holds what is shown. */
export function WorkFilters({ language, list, state }: Pick<WorkListProps, 'language' | 'list' | 'state'>) {
  const { desk: text, process } = messages(language);
  const all = { value: '', label: process.all };
  const path = workListPath(list.id);
  return (
    <search>
      <form action={localPath(language, path)} method="get" aria-label={text.filters}>
        <Select
          id="filter-state"
          name="state"
          label={process.state}
          options={[all, ...PROPOSAL_STATES.map((value) => ({ value, label: process.states[value] }))]}
          value={state.state ?? ''}
        />
        <Select
          id="filter-department"
          name="department"
          label={text.department}
          options={[
            all,
            { value: '-', label: text.noDepartment },
            ...list.departments.map((value) => ({ value, label: value })),
          ]}
          value={state.department ?? ''}
        />
        <Select
          id="filter-late"
          name="late"
          label={text.onlyLate}
          options={[all, { value: '1', label: text.lateOnly }]}
          value={state.late ?? ''}
        />
        <Select
          id="filter-track"
          name="track"
          label={process.track}
          options={[all, ...list.tracks.map(({ key, names }) => ({ value: key, label: names[language] }))]}
          value={state.track ?? ''}
        />
        <Input
          id="filter-words"
          name="words"
          type="search"
          label={text.words}
          hint={text.wordsHint}
          value={state.words ?? ''}
        />
        <Button>{process.apply}</Button>
      </form>
      <p>
        <Link language={language} href={path}>
          {process.reset}
        </Link>
      </p>
    </search>
  );
}
