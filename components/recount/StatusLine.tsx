import { useRef } from 'react';
import { tenthsOf } from '@/components/recount/money';
import type { Failure, State } from '@/components/recount/use-recount';
import { fill, type Shown, type Words } from '@/components/recount/words';
import { count, percent } from '@/lib/domain/format';

interface Props extends Shown {
  state: State;
  onCancel: () => void;
}

/** What goes on, said aloud as well. The line keeps its place, so that nothing moves when it falls silent. */
export function StatusLine({ words, state, onCancel }: Props) {
  const { doing, failure } = state;
  const line = useRef<HTMLParagraphElement>(null);
  const cancel = () => {
    onCancel();
    // The button goes with what it ended.
    line.current?.focus();
  };
  return (
    <div className="recount-status no-print">
      <p role="status" tabIndex={-1} ref={line}>
        {statusText(words, state)}
      </p>
      {failure === null ? null : (
        <div role="alert" className="notice notice-warning">
          {failureText(words, failure)}
        </div>
      )}
      {doing === null ? null : (
        <button type="button" className="button button-secondary" onClick={cancel}>
          {words.cancel}
        </button>
      )}
    </div>
  );
}

function statusText(words: Words, { doing, cancelled, done, opened }: State): string {
  if (doing !== null) return doing === 'reading' ? words.reading : words.counting;
  if (cancelled) return words.cancelled;
  if (done === null || opened === null) return '';
  const { facts } = opened;
  return fill(words.result.announced, {
    winners: count(done.result.tally.winners.length),
    projects: count(facts.projects.length),
    share: percent(tenthsOf(done.result.cost, facts.budget) ?? 0),
  });
}

function failureText(words: Words, failure: Failure): string {
  if (failure.kind === 'too-large')
    return fill(words.tooLarge, { size: count(Math.ceil(failure.bytes / 1_048_576)) });
  if (failure.kind === 'no-text') return words.noText;
  return failure.kind === 'no-sample' ? words.noSample : fill(words.failed, { text: failure.text });
}
