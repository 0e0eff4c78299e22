import type { Sheet, SheetSection } from '@/lib/domain/process/opinion-sheet';
import {
  drawFacts,
  drawHeading,
  drawMade,
  drawMarks,
  drawNotes,
  drawSignature,
  drawTexts,
  drawTitle,
} from '@/lib/http/opinion-pdf/blocks';
import { PAGE, Paper, type Style } from '@/lib/http/opinion-pdf/paper';
import { drawTable } from '@/lib/http/opinion-pdf/table';

const FOOT: Style = { size: 8, color: '#333333' };
const FOOT_SMALL: Style = { size: 6.5, color: '#333333' };

/**
 * The 주민의견서 as a PDF on A4, tagged, with its fonts in it. The same sheet gives the same bytes.
 * Long ones take seconds; others have their turn meanwhile.
 */
export async function opinionPdf(sheet: Sheet): Promise<Buffer> {
  const paper = new Paper(sheet);
  drawMarks(paper, sheet);
  drawTitle(paper, sheet.title);
  drawFacts(paper, sheet);
  for (const section of sheet.sections) await drawSection(paper, section);
  drawMade(paper, sheet);
  drawSignature(paper, sheet);
  drawFeet(paper, sheet);
  return paper.bytes();
}

async function drawSection(paper: Paper, { title, notes, tables, texts }: SheetSection): Promise<void> {
  drawHeading(paper, title);
  drawNotes(paper, notes);
  for (const table of tables) await drawTable(paper, table);
  await drawTexts(paper, texts);
}

/** On every page its number, the title, the marks and the checksum: a single sheet of paper still says what it is. */
function drawFeet(paper: Paper, { title, marks, made }: Sheet): void {
  const { doc } = paper;
  const { start, count: pages } = doc.bufferedPageRange();
  const marked = marks.map((mark) => `[${mark.title}]`).join(' ');
  const [name = ''] = paper.lines(title, FOOT, PAGE.width - 80);
  for (let page = 0; page < pages; page += 1) {
    doc.switchToPage(start + page);
    paper.aside(() => {
      doc.moveTo(PAGE.left, PAGE.foot).lineTo(PAGE.right, PAGE.foot).lineWidth(0.5).stroke('#9aa3af');
      paper.write(name, FOOT, { x: PAGE.left, y: PAGE.foot + 4 });
      paper.write(`${page + 1} / ${pages}`, FOOT, { x: PAGE.left, y: PAGE.foot + 4, width: PAGE.width });
      paper.write(`${made.checksumLabel} ${made.checksum}`, FOOT_SMALL, { x: PAGE.left, y: PAGE.foot + 17 });
      paper.write(marked, FOOT, { x: PAGE.left, y: PAGE.top - 26, width: PAGE.width });
    }, 'Pagination');
  }
}
