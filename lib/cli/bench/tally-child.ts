import { readFileSync } from 'node:fs';
import { electionOf, readPb, tally } from '@/lib/domain/participation';

/**
 * One count in a process of its own, as a benchmark measures it: <file> <rule>. Prints how long the count took, without starting and reading,
 * and the most memory that the process ever held.
 */
const [file = '', rule = ''] = process.argv.slice(2);
const { file: read, problems } = readPb(readFileSync(file, 'utf8'));
if (read === null) throw new Error(`${file} cannot be counted: ${problems[0]?.text ?? ''}`);
const election = electionOf(read);
const began = performance.now();
const { winners, endowment, steps } = tally(election, rule, { ties: 'mincost' });
const seconds = Math.round(performance.now() - began) / 1000;
const { maxRSS } = process.resourceUsage();
const report = {
  seconds,
  max_rss_mb: Math.round(maxRSS / 102.4) / 10,
  winners: winners.length,
  endowment,
  steps,
};
process.stdout.write(`${JSON.stringify(report)}\n`);
