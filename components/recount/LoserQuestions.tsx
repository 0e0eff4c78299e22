import { exact, type Unit } from '@/components/recount/money';
import { nameOf } from '@/components/recount/ProjectName';
import { answerKey, type Answers, type AskedOf } from '@/components/recount/use-questions';
import { fill, type Words } from '@/components/recount/words';
import type { Answer, ProjectFacts } from '@/lib/client/recount/protocol';
import { count } from '@/lib/domain/format';

interface Props {
  words: Words;
  unit: Unit;
  /** Whether ballots only name projects. */
  named: boolean;
  project: ProjectFacts;
  answers: Answers;
  ask: (kind: AskedOf, id: string) => void;
}

/** The button that asked is gone with its answer: whoever uses the keyboard goes on from here. */
const takeFocus = (line: HTMLParagraphElement | null) => line?.focus();

/** What would have been enough for one project: counted when somebody asks. */
export function LoserQuestions({ words, unit, named, project, answers, ask }: Props) {
  const { losers: texts } = words;
  const kinds: { kind: AskedOf; label: string; of: string }[] = [
    { kind: 'cost-that-wins', label: texts.askCost, of: texts.askCostOf },
    ...(named
      ? [{ kind: 'ballots-that-win' as const, label: texts.askBallots, of: texts.askBallotsOf }]
      : []),
  ];
  return (
    <div className="questions">
      {kinds.map(({ kind, label, of }) => {
        const answer = answers[answerKey(kind, project.id)];
        return answer === undefined ? (
          <button
            key={kind}
            type="button"
            className="button button-secondary button-small no-print"
            aria-label={fill(of, { project: nameOf(project) })}
            onClick={() => ask(kind, project.id)}
          >
            {label}
          </button>
        ) : (
          <p key={kind} role="status" tabIndex={-1} ref={takeFocus}>
            {answerText(words, unit, answer)}
          </p>
        );
      })}
    </div>
  );
}

function answerText({ losers: texts, failed }: Words, unit: Unit, answer: Answer): string {
  if (answer.kind === 'tries') return fill(texts.trying, { tries: count(answer.tries) });
  if (answer.kind === 'failed') return fill(failed, { text: answer.text });
  if (answer.kind === 'ballots-found') {
    const { ballots, tries } = answer;
    if (ballots === null) return texts.ballotsNone;
    return fill(texts.ballots, {
      ballots: count(ballots),
      fewer: count(ballots - 1),
      tries: count(tries),
    });
  }
  if (answer.kind !== 'cost-found') return '';
  const { cost, tries } = answer;
  if (cost === null) return texts.costNone;
  // The answer is a whole amount; one more of the unit is the next that was counted.
  const next = String(BigInt(cost) + 1n);
  return fill(texts.cost, { cost: exact(cost, unit), next: exact(next, unit), tries: count(tries) });
}
