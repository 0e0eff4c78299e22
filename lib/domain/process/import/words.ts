/** What a review said of a proposal. */
export type Verdict = 'feasible' | 'infeasible' | 'withdrawn';
/** What became of it; `not-selected`: by whom is not said. */
export type Outcome = 'won' | 'not-selected' | 'screened-out';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  feasible: '적정 적격 적합 수용 가능 타당 채택 feasible yes y o ○',
  infeasible: '부적정 부적격 부적합 불수용 미수용 불가 불가능 미채택 infeasible no n x ×',
  withdrawn: '철회 취하 withdrawn',
};
const OUTCOMES: Readonly<Record<Outcome, string>> = {
  won: '선정 당선 채택 won selected yes y o ○ 1',
  'not-selected': '미선정 탈락 낙선 미채택 lost no n x × 0',
  'screened-out': '심사탈락 심의탈락 위원회탈락 screened-out',
};
/** How files write that there is nothing to write. */
const NOTHING = ['', '-', '–', '미상', '해당없음', 'unknown', 'n/a'];

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');

function reader<T extends string>(words: Readonly<Record<T, string>>): (text: string) => T | null {
  const known = new Map(
    // Object.entries forgets which keys there are.
    (Object.entries(words) as [T, string][]).flatMap(([meaning, list]) =>
      list.split(' ').map((word) => [plain(word), meaning] as const),
    ),
  );
  return (text) => known.get(plain(text)) ?? null;
}

/** Null: a word that is not known. */
export const readVerdict = reader(VERDICTS);
/** Null: a word that is not known. */
export const readOutcome = reader(OUTCOMES);

/** Whether a cell says nothing: it is empty, a dash, 미상 and the like. */
export const saysNothing = (text: string) => NOTHING.includes(plain(text));
