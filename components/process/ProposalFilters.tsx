import { proposalListPath } from '@/components/process/paths';
import type { ProposalListProps } from '@/components/process/ProposalListView';
import { Button } from '@/components/ui/Button';
import { Input } from '@/components/ui/Input';
import { Link } from '@/components/ui/Link';
import { Select } from '@/components/ui/Select';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import { localPath } from '@/lib/domain/language';
import { PROPOSAL_SORTS } from '@/lib/domain/process/proposal-list';

/** The filter of a list of proposals: a form sent by GET, so that the address holds what is shown. */
export function ProposalFilters({ language, list, state }: ProposalListProps) {
  const { process: text } = messages(language);
  const { id, tracks } = list.process;
  const path = proposalListPath(id);
  const nameOf = new Map(tracks.map(({ key, names }) => [key, names[language]]));
  return (
    <search>
      <form action={localPath(language, path)} method="get" aria-label={text.filters}>
        <Input id="filter-words" name="q" type="search" label={text.words} value={state.q} />
        <Select
          id="filter-track"
          name="track"
          label={text.track}
          options={[
            { value: '', label: text.all },
            ...list.counts.track.map(({ key, count: n }) => ({
              value: key,
              label: text.choice(nameOf.get(key) ?? key, count(n)),
            })),
          ]}
          value={state.track ?? ''}
        />
        <Select
          id="filter-state"
          name="state"
          label={text.state}
          options={[{ value: '', label: text.all }, ...statesIn({ language, list, state })]}
          value={state.state ?? ''}
        />
        <Select
          id="filter-sort"
          name="sort"
          label={text.sort}
          options={PROPOSAL_SORTS.map((sort) => ({ value: sort, label: text.sorts[sort] }))}
          value={state.sort}
        />
        <Button>{text.apply}</Button>
      </form>
      <p>
        <Link language={language} href={path}>
          {text.reset}
        </Link>
      </p>
    </search>
  );
}

/** The states that there are, and the one asked for even where nothing stands in it. */
function statesIn({ language, list: { counts }, state: { state: asked } }: ProposalListProps) {
  const { process: text } = messages(language);
  const there = counts.state;
  const missing =
    asked === null || there.some(({ state }) => state === asked) ? [] : [{ state: asked, count: 0 }];
  return [...there, ...missing].map(({ state, count: n }) => ({
    value: state,
    label: text.choice(text.states[state], count(n)),
  }));
}
