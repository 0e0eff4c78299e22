import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { electionOf, exportPb, type PbFile, readPb, tally, writePb } from '@/lib/domain/participation';

const ROOT = '../shared/pabulib';
const FOLDERS = ['format', 'instances', 'micro'] as const;

const filesIn = (folder: (typeof FOLDERS)[number]) =>
  existsSync(ROOT) ? readdirSync(`${ROOT}/${folder}`).map((name) => `${folder}/${name}`) : [];
const readAt = (path: string) => readPb(readFileSync(`${ROOT}/${path}`, 'utf8'));
const saidOf = (path: string) =>
  readAt(path).problems.map(({ line, kind, fatal }) => (fatal ? [line, kind, 'fatal'] : [line, kind]));

/** What two texts of one file have in common. */
function unplaced(file: PbFile | null) {
  const at = <T extends { line: number }>(rows: readonly T[] = []) =>
    rows.map((row) => ({ ...row, line: 0 }));
  return { ...file, lines: null, projects: at(file?.projects), votes: at(file?.votes) };
}

describe.skipIf(!existsSync(ROOT))('the examples of the format', () => {
  it('the valid one passes', () => {
    expect(saidOf('format/example_valid.pb')).toEqual([]);
  });

  it('the invalid one is refused, with all that is wrong with it', () => {
    expect(saidOf('format/example_invalid.pb')).toEqual([
      [20, 'currency', 'fatal'],
      [23, 'column-order'],
      [28, 'column-order'],
      [29, 'voter-id'],
      [29, 'value'],
      [30, 'value'],
    ]);
  });
});

describe.skipIf(!existsSync(ROOT))('published elections', () => {
  it('of those that were held, two things are said', () => {
    const said = filesIn('instances').flatMap((path) => saidOf(path).map((one) => [path, ...one]));
    expect(said).toEqual([
      // Quotation marks around a word of a name, not doubled; a project that was withdrawn, with a cost of 999999999.
      ['instances/Poland_Czestochowa_2020_Grabowka.pb', 29, 'quote'],
      ['instances/Poland_Wroclaw_2017_Rejon_nr_11_750.pb', 24, 'cost-over-budget'],
    ]);
  });

  it.each(FOLDERS.flatMap(filesIn).filter((path) => path !== 'format/example_invalid.pb'))(
    '%s is counted, written and published',
    (path) => {
      const { file, problems } = readAt(path);
      if (file === null) throw new Error(JSON.stringify(problems));
      expect(unplaced(readPb(writePb(file)).file)).toEqual(unplaced(file));
      const published = readPb(exportPb(file));
      // What is wrong with the form of a text is not written again; what is odd about an election stays.
      const ofForm = ['spaces', 'columns', 'quote'];
      const odd = problems.map(({ kind }) => kind).filter((kind) => !ofForm.includes(kind));
      expect(published.problems.map(({ kind }) => kind)).toEqual(odd);
      const winners = (one: PbFile | null) =>
        one && tally(electionOf(one), 'greedy_by_votes', { ties: 'mincost' }).winners;
      expect(winners(published.file)).toEqual(winners(file));
    },
  );
});
