/** How much there is already for a title. */
export interface HelpCounts {
  similar: number;
  lines: number;
  cases: number;
}

/** Asks the site what is there already. @throws Error where it does not answer, or answers something else */
export async function fetchHelp(process: string, text: string, signal: AbortSignal): Promise<HelpCounts> {
  const address = `/api/participate/${process}/help?${new URLSearchParams({ text }).toString()}`;
  const response = await fetch(address, { signal, cache: 'no-store' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const answer: unknown = await response.json();
  if (!isHelp(answer)) throw new Error(`${address}: another answer than expected`);
  return { similar: answer.similar.length, lines: answer.lines.length, cases: answer.costs.cases };
}

interface Help {
  similar: readonly unknown[];
  lines: readonly unknown[];
  costs: { cases: number };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function isHelp(answer: unknown): answer is Help {
  if (!isRecord(answer)) return false;
  const { similar, lines, costs } = answer;
  return (
    Array.isArray(similar) && Array.isArray(lines) && isRecord(costs) && typeof costs['cases'] === 'number'
  );
}
