import { readFile } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import { inEligibility } from '@/lib/cli/eligibility/in-process';
import { CliError } from '@/lib/cli/errors';
import { readCode } from '@/lib/domain/eligibility/codes';
import { personKey, type Setup } from '@/lib/services/eligibility/setup';

/** A person and track as the auditor sees it. The key is all that stands for the person: the portal knows no more. */
export interface SampledRow {
  key: string;
  track: string;
  district: string | null;
  checkedOn: string;
  credential: boolean;
  paper: boolean;
}

const ROW = `encode(person_key, 'hex') AS key, track, district, checked_on::text AS "checkedOn", credential_issued AS credential, paper_checked_in AS paper`;

/**
 * Rows of those who were confirmed, drawn by the order of SHA-256(seed ‖ person key): whoever names the seed could not choose whom it
 * draws, and the same seed draws the same again. The audit log has it.
 * @throws CliError 2: nothing is set up for the process
 */
export const drawSample = (
  pool: Pool,
  { process, seed, number }: { process: string; seed: string; number: number },
): Promise<SampledRow[]> =>
  inEligibility(pool, process, async (tx) => {
    const { rows } = await tx.query<SampledRow>(
      `SELECT ${ROW} FROM identity.eligibility WHERE process_id = $1
        ORDER BY sha256(convert_to($2, 'UTF8') || person_key), track LIMIT $3`,
      [process, seed, number],
    );
    return { result: rows, entry: { action: 'eligibility.sample', detail: { seed, rows: rows.length } } };
  });

/** What stands of somebody whom the office names: their key, so that a row of the sample is known again, and their rows. */
export interface Found {
  identifier: string;
  key: string;
  rows: Omit<SampledRow, 'key'>[];
}

/**
 * Looks up whom the office names, each by the identifier that a list, a provider or a sheet of codes has of them. The audit log has how many.
 * @param file one identifier a line: a command line would stay in the shell's memory
 * @throws CliError 2: the file cannot be read, or nothing is set up for the process
 */
export async function lookUp(
  pool: Pool,
  { process, file }: { process: string; file: string },
): Promise<Found[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`${file} cannot be read`, 2);
  });
  const identifiers = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return inEligibility(pool, process, async (tx, setup) => {
    const result: Found[] = [];
    for (const identifier of identifiers) result.push(await findOne(tx, setup, identifier.trim()));
    return { result, entry: { action: 'eligibility.look-up', detail: { people: result.length } } };
  });
}

async function findOne(tx: PoolClient, setup: Setup, identifier: string): Promise<Found> {
  const known = setup.verifier === 'codes' ? (readCode(identifier) ?? identifier) : identifier;
  const key = personKey(setup, setup.namespace ?? '', known);
  const { rows } = await tx.query<SampledRow>(
    `SELECT ${ROW} FROM identity.eligibility WHERE process_id = $1 AND person_key = $2 ORDER BY track`,
    [setup.process, key],
  );
  const own = rows.map(({ track, district, checkedOn, credential, paper }) => ({
    ...{ track, district, checkedOn },
    ...{ credential, paper },
  }));
  return { identifier, key: key.toString('hex'), rows: own };
}
