/**
 * What the machine, and no bug, made fail: said plainly, with what helps. Every run is one transaction, so that nothing is left of
 * one that ended so.
 */
const AGAIN = 'Nothing of it was kept; run the command again.';

const GONE = `The database went away in the middle. ${AGAIN} Where that fails too, \`gotgan doctor\` tells why.`;
const FULL = `The disk is full. ${AGAIN} First make room where the database lies (\`gotgan doctor\` names the folder).`;

/** By PostgreSQL's codes and the system's. */
const REASONS: Record<string, string> = {
  '57P01': GONE,
  '57P02': GONE,
  '57P03': `The database is starting up or shutting down. ${AGAIN}`,
  '08006': GONE,
  ECONNRESET: GONE,
  EPIPE: GONE,
  '53100': FULL,
  ENOSPC: FULL,
  EDQUOT: FULL,
  '53200': `The database server is out of memory. ${AGAIN}`,
  '53300': `The database server has no connection left: raise max_connections, or end idle sessions. ${AGAIN}`,
  '25006': `The database takes no changes (read-only, a standby?). ${AGAIN}`,
};

/** The driver says these without a code. */
const LOST =
  /Connection terminated|Client has encountered a connection error|connection error and is not queryable/i;
const NO_SPACE = /No space left on device|could not (?:extend|write)[^\n]*File too large/i;

/** @returns null where the error is none of these */
export function machineFailure(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (NO_SPACE.test(error.message)) return `${error.message}\n${FULL}`;
  const code = 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? (LOST.test(error.message) ? GONE : null);
  if (reason === null) return error.cause === undefined ? null : machineFailure(error.cause);
  return `${error.message}\n${reason}`;
}
