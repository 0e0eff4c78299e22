import type pg from 'pg';
import type { Shown } from '@/lib/cache-tags';
import { isOneToOne, lastYearOf, type SuccessionKind } from '@/lib/domain/governments';

/** A step of the register: from one code to another. `to`: when the older one ended, null where it goes on. */
export interface Step {
  from: string;
  to: string;
  kind: SuccessionKind;
  effectiveOn: string;
  fromEnded: string | null;
}

/** Reads from the register on whose pages a government's figures stand. */
export async function readShown(client: pg.PoolClient): Promise<Shown> {
  const { rows } = await client.query<Step>(
    `SELECT s.from_cd AS "from", s.to_cd AS "to", s.kind, s.effective_on AS "effectiveOn", g.valid_to AS "fromEnded"
       FROM government_succession s JOIN government g ON g.laf_cd = s.from_cd`,
  );
  return shownBy(rows);
}

/** On whose pages figures stand, by the steps of the register. */
export function shownBy(steps: readonly Step[]): Shown {
  const next = Map.groupBy(steps, ({ from }) => from);
  const ownPage = (lafCd: string): string => {
    const replaced = next.get(lafCd)?.find(isOneToOne);
    return replaced === undefined ? lafCd : ownPage(replaced.to);
  };
  const wentInto = (lafCd: string): string[] =>
    (next.get(lafCd) ?? []).flatMap(({ to }) => [to, ...wentInto(to)]);
  const inSeriesOf = (lafCd: string) =>
    (next.get(lafCd) ?? []).flatMap(({ to, effectiveOn, fromEnded }) => {
      const lastYear = lastYearOf({ to: fromEnded }, effectiveOn);
      return [to, ...wentInto(to)].map((heir) => ({ lafCd: ownPage(heir), lastYear }));
    });
  return { ownPage, inSeriesOf };
}
