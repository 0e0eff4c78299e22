import { Block } from '@/components/ui/Block';
import { Table } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { CountState } from '@/lib/domain/ballot/count-page';
import { moment } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  vote: CountState;
}

/** What a result waits for. The page is the same at every hour: it says until when, not what the hour is. */
export function WaitBlock({ language, vote }: Props) {
  const { result: text } = messages(language);
  return (
    <Block id="wait" title={text.waitTitle} lead={<p>{text.waitText}</p>}>
      <Table
        language={language}
        caption={text.steps.caption}
        columns={[
          { key: 'step', header: text.steps.step, rowHeader: true, cell: ({ step }) => step },
          { key: 'state', header: text.steps.state, cell: ({ state }) => state },
        ]}
        rows={stepsOf(language, vote)}
        rowKey={({ step }) => step}
      />
    </Block>
  );
}

function stepsOf(language: Language, { ends, closedAt, seedSource, seed, statements }: CountState) {
  const { steps: text } = messages(language).result;
  const machines = statements.map(({ machine, body }) => `${machine} (${body})`).join(', ');
  return [
    { step: text.end, state: text.endAt(moment(ends, language)) },
    {
      step: text.close,
      state: closedAt === null ? text.waiting : text.doneAt(moment(closedAt, language)),
    },
    ...(seedSource === null
      ? []
      : [
          {
            step: `${text.seed}: ${seedSource[language]}`,
            state: seed === null ? text.waiting : `${text.done}: ${seed}`,
          },
        ]),
    { step: text.count, state: machines === '' ? text.waiting : text.came(machines) },
    { step: text.publish, state: text.waiting },
  ];
}
