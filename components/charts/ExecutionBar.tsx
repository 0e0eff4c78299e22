import { ExecutionPicture } from '@/components/charts/ExecutionPicture';
import { Amount } from '@/components/ui/Amount';
import { Rate } from '@/components/ui/Rate';
import { messages } from '@/lib/content/messages';
import { yearGoneTenths } from '@/lib/domain/calendar';
import type { RateFigure, WonFigure } from '@/lib/domain/figure';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  /** Unique in the page, for the pattern of the bar. */
  id: string;
  year: number;
  /** The day the figures stand for, `YYYY-MM-DD`. */
  asOf: string | null;
  current: WonFigure;
  spent: WonFigure;
  rate: RateFigure;
}

/** What is spent of the current budget: the rate with its amount and its denominator, then the same as a bar. */
export function ExecutionBar({ language, id, year, asOf, current, spent, rate }: Props) {
  const { charts } = messages(language);
  return (
    <figure className="chart">
      <figcaption>
        <dl className="figures">
          <div>
            <dt>{charts.currentBudget}</dt>
            <dd>
              <Amount figure={current} language={language} />
            </dd>
          </div>
          <div>
            <dt>{charts.spent}</dt>
            <dd>
              <Amount figure={spent} language={language} />
            </dd>
          </div>
          <div>
            <dt>{charts.executionRate}</dt>
            <dd>
              <Rate figure={rate} language={language} />
            </dd>
          </div>
        </dl>
      </figcaption>
      {rate.value === null ? null : (
        <ExecutionPicture
          language={language}
          id={id}
          rate={rate.value}
          gone={asOf === null ? null : yearGoneTenths(asOf, year)}
        />
      )}
    </figure>
  );
}
