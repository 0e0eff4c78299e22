import { count } from '@/lib/domain/format';
import type { Sheet, SheetText } from '@/lib/domain/process/opinion-sheet';
import { LANG, leading, PAGE, type Element, type Paper, type Style } from '@/lib/http/opinion-pdf/paper';
import { pause } from '@/lib/http/opinion-pdf/pause';

const TITLE: Style = { size: 18, weight: 'bold' };
const MARK: Style = { size: 26, weight: 'bold', color: '#8a1c1c' };
const HEADING: Style = { size: 12.5, weight: 'bold' };
const SMALL_HEADING: Style = { size: 10, weight: 'bold' };
const TEXT: Style = { size: 9.5 };
const LABEL: Style = { size: 9.5, weight: 'bold' };
const NOTE: Style = { size: 8.5, color: '#333333' };

interface Place {
  x?: number;
  width?: number;
  lang?: string;
}

/** A paragraph, split between pages where it has to be. */
function drawText(
  paper: Paper,
  text: string,
  style: Style,
  {
    type = 'P',
    parent,
    x = PAGE.left,
    width = PAGE.width,
    lang,
  }: Place & { type?: string; parent?: Element } = {},
): void {
  const element = paper.part(type, parent, lang === undefined ? {} : { lang });
  let rest = paper.lines(text, style, width);
  while (rest.length > 0) {
    paper.need(leading(style));
    const fits = Math.floor(paper.room / leading(style));
    const shown = rest.slice(0, fits);
    paper.inside(element, type, () => {
      for (const line of shown) {
        paper.write(line, style, { x, y: paper.y });
        paper.y += leading(style);
      }
    });
    rest = rest.slice(fits);
  }
  element.end();
}

/** What must not be missed, in big letters in a frame. */
export function drawMarks(paper: Paper, { marks }: Sheet): void {
  for (const { title, text } of marks) {
    const top = paper.y;
    const inner = { x: PAGE.left + 12, width: PAGE.width - 24 };
    paper.y += 8;
    drawText(paper, title, MARK, inner);
    drawText(paper, text, TEXT, inner);
    paper.y += 8;
    paper.aside(() => {
      paper.doc
        .rect(PAGE.left, top, PAGE.width, paper.y - top)
        .lineWidth(1.5)
        .stroke('#8a1c1c');
    });
    paper.y += 12;
  }
}

export function drawTitle(paper: Paper, title: string): void {
  drawText(paper, title, TITLE, { type: 'H1' });
  paper.y += 8;
}

/** Labels and what they say, in a list. */
export function drawFacts(paper: Paper, { facts }: Sheet): void {
  const list = paper.part('L');
  for (const { label, value } of facts) {
    const item = paper.part('LI', list);
    paper.need(leading(TEXT) * 2);
    const top = paper.y;
    drawText(paper, label, LABEL, { type: 'Lbl', parent: item, width: 110 });
    paper.y = top;
    drawText(paper, value.text, TEXT, {
      type: 'LBody',
      parent: item,
      x: PAGE.left + 120,
      width: PAGE.width - 120,
    });
    item.end();
  }
  list.end();
  paper.y += 6;
}

export function drawHeading(paper: Paper, title: string): void {
  // Not alone at the foot of a page.
  paper.need(120);
  paper.y += 10;
  drawText(paper, title, HEADING, { type: 'H2' });
  paper.doc.outline.addItem(title);
  paper.y += 4;
}

export function drawNotes(paper: Paper, notes: readonly string[]): void {
  for (const note of notes) {
    drawText(paper, note, NOTE);
    paper.y += 4;
  }
}

/** Proposals in the words of their authors. */
export async function drawTexts(paper: Paper, texts: readonly SheetText[]): Promise<void> {
  for (const { title, parts } of texts) {
    await pause();
    paper.need(90);
    paper.y += 6;
    drawText(paper, title, SMALL_HEADING, { type: 'H3', lang: LANG.ko });
    for (const { label, text } of parts) {
      paper.need(leading(LABEL) + 2 * leading(TEXT));
      drawText(paper, label, { ...LABEL, size: 8.5 });
      drawText(paper, text, TEXT, { lang: LANG.ko, x: PAGE.left + 10, width: PAGE.width - 10 });
      paper.y += 3;
    }
  }
}

/** Of what the document is made, with its checksum. */
export function drawMade(paper: Paper, { made, replaced }: Sheet): void {
  drawHeading(paper, made.title);
  drawNotes(paper, made.lines);
  if (paper.replaced > 0) drawNotes(paper, [replaced.replace('{n}', count(paper.replaced))]);
  drawText(paper, made.checksumLabel, LABEL);
  drawText(paper, made.checksum, TEXT);
}

const SEAL = 62;

/** Blanks for the day, the chair's name and the seal: all on one page. */
export function drawSignature(paper: Paper, { signature }: Sheet): void {
  paper.need(170);
  paper.y += 36;
  drawText(paper, signature.dated, TEXT, { x: PAGE.left + 180 });
  paper.y += 24;
  drawText(paper, signature.office, { ...LABEL, size: 11 }, { x: PAGE.left + 120 });
  paper.y += 14;
  const top = paper.y;
  drawText(paper, signature.name, TEXT, { x: PAGE.left + 120, width: 100 });
  paper.y = top;
  const x = PAGE.left + 380;
  drawText(paper, signature.seal, NOTE, {
    x: x + SEAL / 2 - paper.widthOf(signature.seal, NOTE) / 2,
    width: 80,
  });
  paper.aside(() => {
    const { doc } = paper;
    doc
      .moveTo(PAGE.left + 165, top + 14)
      .lineTo(x - 14, top + 14)
      .lineWidth(0.7)
      .stroke('#333333');
    doc
      .rect(x, top - SEAL / 2 + 7, SEAL, SEAL)
      .dash(3, { space: 3 })
      .stroke('#777777')
      .undash();
  });
  paper.y += SEAL;
}
