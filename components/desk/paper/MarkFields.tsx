import type { EntryWords } from '@/components/desk/paper/SheetEntry';
import type { Marks } from '@/lib/domain/ballot/paper-marks';
import type { BallotRules } from '@/lib/domain/ballot/types';
import type { Language } from '@/lib/domain/language';

interface Props {
  words: EntryWords;
  language: Language;
  rules: BallotRules;
  marks: Marks;
  onMarks: (marks: Marks) => void;
}

/** The boxes of a sheet in the order of the paper: ticks, or figures where points or ranks are written. */
export function MarkFields({ words, rules, marks, onMarks }: Props) {
  const ticks = rules.type === 'approval' || rules.type === 'knapsack';
  const projects = [...rules.projects].sort((a, b) => a.number - b.number);
  const set = (project: number, mark: string) => onMarks({ ...marks, [project]: mark });
  return (
    <fieldset className="field choices marks">
      <legend>{words.marks}</legend>
      <p className="hint">{ticks ? words.ticks : words.figures}</p>
      {projects.map(({ number, title }) => {
        const mark = marks[number] ?? '';
        const control = ticks
          ? {
              type: 'checkbox',
              checked: mark === 'x',
              onChange: ({ target }: React.ChangeEvent<HTMLInputElement>) =>
                set(number, target.checked ? 'x' : ''),
            }
          : {
              inputMode: 'numeric' as const,
              maxLength: 6,
              autoComplete: 'off',
              className: 'figure',
              value: mark,
              onChange: ({ target }: React.ChangeEvent<HTMLInputElement>) => set(number, target.value),
            };
        return (
          <label key={number} className="choice">
            <input {...control} />
            <span>
              {number}. {title}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
