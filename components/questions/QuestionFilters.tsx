import { Button } from '@/components/ui/Button';
import { Input } from '@/components/ui/Input';
import { Link } from '@/components/ui/Link';
import { Select } from '@/components/ui/Select';
import { messages } from '@/lib/content/messages';
import type { GovernmentLink } from '@/lib/domain/government-link';
import { type Language, localPath } from '@/lib/domain/language';
import { type QuestionListState, questionListPath } from '@/lib/domain/questions/list';

interface Props {
  language: Language;
  state: QuestionListState;
  /** Those that can be asked for. */
  places: readonly GovernmentLink[];
}

/** The filter of the list of questions: a form sent by GET, so that the address holds what is shown. */
export function QuestionFilters({ language, state, places }: Props) {
  const { questions: text } = messages(language);
  const path = questionListPath();
  return (
    <search>
      <form action={localPath(language, path)} method="get" aria-label={text.filters}>
        {state.about === null ? null : <input type="hidden" name="about" value={state.about} />}
        <Input
          id="filter-words"
          name="words"
          type="search"
          label={text.words}
          hint={text.wordsHint}
          value={state.words}
        />
        <Select
          id="filter-state"
          name="state"
          label={text.state}
          options={(['all', 'open', 'answered'] as const).map((one) => ({
            value: one === 'all' ? '' : one,
            label: text.states[one],
          }))}
          value={state.state ?? ''}
        />
        <Select
          id="filter-government"
          name="government"
          label={text.government}
          options={[
            { value: '', label: text.allGovernments },
            ...places.map(({ lafCd, names }) => ({ value: lafCd, label: names[language] })),
          ]}
          value={state.government ?? ''}
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
