/** `ok` and `info` need nothing done; `warning` works but somebody should look; `problem` does not work. */
export type Severity = 'ok' | 'info' | 'warning' | 'problem';

export interface Finding {
  /** A name that never changes, for scripts. */
  id: string;
  severity: Severity;
  /** What is so. */
  what: string;
  /** What mends it; null where nothing needs mending. */
  remedy: string | null;
}

export const ok = (id: string, what: string): Finding => ({ id, severity: 'ok', what, remedy: null });
export const info = (id: string, what: string, remedy: string | null = null): Finding => ({
  id,
  severity: 'info',
  what,
  remedy,
});
export const warning = (id: string, what: string, remedy: string): Finding => ({
  id,
  severity: 'warning',
  what,
  remedy,
});
export const problem = (id: string, what: string, remedy: string): Finding => ({
  id,
  severity: 'problem',
  what,
  remedy,
});

/** Runs a check: what it throws is a finding, never the end of the others. */
export async function checked(
  id: string,
  check: () => Promise<Finding[]> | Finding[],
  remedy = 'Mend what the other findings name first, then run `gotgan doctor` again.',
): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [problem(id, `It could not be looked at: ${reason}`, remedy)];
  }
}

const MARKS: Record<Severity, string> = { ok: '✓', info: '·', warning: '!', problem: '✗' };

/** The findings for a terminal: what is wrong last, where it is read. */
export function findingsText(findings: readonly Finding[]): string {
  const order: Severity[] = ['ok', 'info', 'warning', 'problem'];
  const sorted = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const lines = sorted.map(({ id, severity, what, remedy }) => {
    const mend = remedy === null ? '' : `\n    → ${remedy.replaceAll('\n', '\n      ')}`;
    return `${MARKS[severity]} ${id}: ${what.replaceAll('\n', '\n    ')}${mend}`;
  });
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return `${lines.join('\n')}\n\n${count('problem')} problems, ${count('warning')} warnings.\n`;
}
