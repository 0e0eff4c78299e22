import type { Part } from '@/components/recount/Results';
import { fill } from '@/components/recount/words';
import { count, percent } from '@/lib/domain/format';
import { tenthsOf } from '@/components/recount/money';

const shareText = (part: number, whole: number) => percent(tenthsOf(String(part), String(whole)) ?? 0);

/** How many voters got nothing they chose, and how many ballots are like no other. */
export function VotersBlock({ words, opened: { facts }, done }: Part) {
  const { voters: texts } = words;
  const { ballots, blank, without } = done.result.satisfaction;
  return (
    <section className="block" aria-labelledby="voters">
      <h2 id="voters">{texts.title}</h2>
      <p>
        {fill(texts.without, {
          ballots: count(ballots),
          without: count(without),
          share: shareText(without, ballots),
        })}{' '}
        {blank === 0 ? null : fill(texts.blank, { blank: count(blank) })}
      </p>
      <p>
        {fill(texts.unique, {
          ballots: count(facts.ballots),
          unique: count(facts.unique),
          share: shareText(facts.unique, facts.ballots),
        })}
      </p>
    </section>
  );
}
