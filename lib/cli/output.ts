let printed = false;

/** The one document of `--json`: stdout carries it and nothing else. */
export function printJson(document: unknown): void {
  printed = true;
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** A document that is written in pieces has begun. */
export function markPrinted(): void {
  printed = true;
}

/** The document of a command that failed before it had one: a caller that parses stdout finds the reason there. */
export function printFailure(error: string, exitCode: number): void {
  if (!printed) printJson({ error, exit_code: exitCode });
}
