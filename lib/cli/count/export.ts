import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import type { Pool } from 'pg';
import { CliError } from '@/lib/cli/errors';
import { EXPORTED } from '@/lib/domain/ballot/count-export';
import { findElection } from '@/lib/services/ballot/election';
import { boxLines, electionFile, headsFile } from '@/lib/services/count/box-files';

/**
 * Writes what counting machines are handed.
 * @param pools with the rights of gotgan_member and gotgan_ballot
 * @returns SHA-256 by file name
 * @throws CliError, exit code 3: there is no closed vote of this process
 */
export async function exportElection(
  { member, ballot }: { member: Pool; ballot: Pool },
  { process, out }: { process: string; out: string },
): Promise<Record<string, string>> {
  const election = await findElection(member, process);
  if (election?.closedAt == null) throw new CliError(`${process} has no vote whose box is closed`, 3);
  await mkdir(out, { recursive: true });
  const put = async (name: string, content: string | Uint8Array) => {
    await writeFile(path.join(out, name), content);
    return createHash('sha256').update(content).digest('hex');
  };
  const files = {
    [EXPORTED.rules]: await put(EXPORTED.rules, election.rulesBytes),
    [EXPORTED.heads]: await put(EXPORTED.heads, await headsFile(member, election)),
    ...(await writeBox(ballot, process, out)),
  };
  const text = await electionFile(member, election, files);
  return { ...files, [EXPORTED.election]: await put(EXPORTED.election, text) };
}

async function writeBox(ballot: Pool, process: string, out: string): Promise<Record<string, string>> {
  const [leaves, ballots] = [EXPORTED.leaves, EXPORTED.ballots].map(
    (name) => new HashedFile(path.join(out, name)),
  );
  for await (const lines of boxLines(ballot, process)) {
    await leaves?.add(lines.map(({ leaf }) => `${leaf}\n`).join(''));
    await ballots?.add(lines.map(({ sealed }) => `${sealed()}\n`).join(''));
  }
  return {
    [EXPORTED.leaves]: (await leaves?.end()) ?? '',
    [EXPORTED.ballots]: (await ballots?.end()) ?? '',
  };
}

class HashedFile {
  private readonly hash = createHash('sha256');
  private readonly stream;

  constructor(file: string) {
    this.stream = createWriteStream(file, { mode: 0o600 });
  }

  async add(text: string): Promise<void> {
    this.hash.update(text);
    if (!this.stream.write(text)) await once(this.stream, 'drain');
  }

  async end(): Promise<string> {
    this.stream.end();
    await once(this.stream, 'finish');
    return this.hash.digest('hex');
  }
}
