import { checkPb } from '@/lib/domain/participation/pb-check';
import { checkMeta } from '@/lib/domain/participation/pb-meta';
import { Problems } from '@/lib/domain/participation/pb-problems';
import { BallotReader, type Head, readHead, readProjects } from '@/lib/domain/participation/pb-read';
import { pbRows, UnclosedQuote } from '@/lib/domain/participation/pb-rows';
import { checkColumns, Sections } from '@/lib/domain/participation/pb-sections';
import { givesPoints, type PbFile, type PbRead, type PbVote } from '@/lib/domain/participation/pb-types';

export * from '@/lib/domain/participation/pb-types';

/**
 * Reads a `.pb` text and checks it (`checkPb`). Everything that is wrong is named by line, what is fatal first; a file with a fatal problem
 * is none. Ballots beyond the limits that the file states were counted by who published it: they are named, and are no obstacle. Time and
 * memory grow with its length.
 */
export function readPb(text: string): PbRead {
  const problems = new Problems();
  try {
    const file = readFile(text, problems);
    const found = problems.inOrder();
    if (file === null || problems.hasFatal) return { file: null, problems: found };
    return { file, problems: found };
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
    problems.fatal(
      error.line,
      'quote',
      'a quotation mark is not closed: close it, or double it within a field',
    );
    return { file: null, problems: problems.inOrder() };
  }
}

function readFile(text: string, problems: Problems): PbFile | null {
  const sections = new Sections(problems);
  const { head: early, votes } = readRows(text, sections, problems);
  sections.end();
  const { META, PROJECTS, VOTES } = sections.tables;
  if (META === undefined || PROJECTS === undefined || VOTES === undefined) return null;
  const { lines, ...head } = early ?? readHead(META, problems);
  checkColumns(META, false, problems);
  checkColumns(PROJECTS, false, problems);
  checkColumns(VOTES, givesPoints(head.voteType), problems);
  const file = {
    ...head,
    projectColumns: PROJECTS.columns,
    projects: readProjects(PROJECTS, problems),
    voteColumns: VOTES.columns,
    votes,
    lines: {
      meta: lines,
      headers: { META: META.line, PROJECTS: PROJECTS.headerLine, VOTES: VOTES.headerLine },
    },
  };
  // What ballots and projects say together is only looked at where all of them could be read.
  if (problems.hasFatal) checkMeta(file, problems);
  else checkPb(file, problems);
  return file;
}

/** Puts rows into their sections. Ballots are made as their rows come, so that a large file is not held twice. */
function readRows(
  text: string,
  sections: Sections,
  problems: Problems,
): { head: Head | null; votes: readonly PbVote[] } {
  let head: Head | null = null;
  let ballots: BallotReader | null = null;
  for (const row of pbRows(text)) {
    const table = sections.place(row);
    const { META } = sections.tables;
    if (table === null) continue;
    if (table.name !== 'VOTES') table.rows.push(row);
    else if (META !== undefined) {
      head ??= readHead(META, problems);
      ballots ??= new BallotReader(table.columns, givesPoints(head.voteType), problems);
      ballots.read(row);
    }
  }
  return { head, votes: ballots?.votes ?? [] };
}
