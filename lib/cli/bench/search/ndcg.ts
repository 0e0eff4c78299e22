const DEPTH = 10;

const gain = (grades: readonly number[]) =>
  grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);

/**
 * nDCG@10 (Järvelin and Kekäläinen 2002, with the gain 2^grade − 1): 1 where the ten first are the best ten there are.
 * @param found the grades of what was found, in its order; 0: no answer
 * @param there the grades of all answers
 */
export function ndcg10(found: readonly number[], there: readonly number[]): number {
  const ideal = gain([...there].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(found) / ideal;
}
