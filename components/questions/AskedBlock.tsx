import { QuestionItem } from '@/components/questions/QuestionItem';
import { QuestionLink } from '@/components/questions/QuestionLink';
import { Block } from '@/components/ui/Block';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { type AboutAddress, aboutRef, askedKey, askPath } from '@/lib/domain/questions/about';
import { questionListPath } from '@/lib/domain/questions/list';
import type { Asked } from '@/lib/domain/questions/types';

interface Props {
  language: Language;
  /** What the page is about. */
  about: AboutAddress;
  asked: Asked;
}

/** On the page of a figure, a project or a proposal: what was asked about it, what was answered, and the way to ask. */
export function AskedBlock({ language, about, asked: { total, lines } }: Props) {
  const { questions: text } = messages(language);
  return (
    <Block id="questions" title={text.besideTitle}>
      {total === 0 ? (
        <p>{text.besideNone}</p>
      ) : (
        <ul className="plain">
          {lines.map((question) => (
            <QuestionItem
              key={question.id}
              {...{ language, question }}
              withThing={question.thing.ref !== aboutRef(about)}
            />
          ))}
        </ul>
      )}
      {total > lines.length ? (
        <p>
          <QuestionLink language={language} href={questionListPath({ about: askedKey(about) })}>
            {text.besideAll(count(total))}
          </QuestionLink>
        </p>
      ) : null}
      <p>
        <QuestionLink language={language} href={askPath(about)}>
          {askText(language, about)}
        </QuestionLink>
      </p>
    </Block>
  );
}

function askText(language: Language, { kind }: AboutAddress): string {
  const { questions: text } = messages(language);
  const texts = {
    receipt: text.askFigure,
    project: text.askProject,
    proposal: text.askProposal,
    government: text.askGovernment,
  };
  return texts[kind];
}

/** On a government's page: how much its officials were asked, and the way to ask. */
export function AskedLinks({ language, lafCd, total }: { language: Language; lafCd: string; total: number }) {
  const { questions: text } = messages(language);
  return (
    <p>
      <QuestionLink language={language} href={questionListPath({ government: lafCd })}>
        {text.governmentCount(count(total))}
      </QuestionLink>
      {' · '}
      <QuestionLink language={language} href={askPath({ kind: 'government', lafCd })}>
        {text.askGovernment}
      </QuestionLink>
    </p>
  );
}
