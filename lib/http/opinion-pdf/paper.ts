import PDFDocument from 'pdfkit';
import type { Language } from '@/lib/domain/language';
import { fontFile, type Weight } from '@/lib/http/opinion-pdf/fonts';
import { printable } from '@/lib/http/opinion-pdf/letters';
import { wrapLines } from '@/lib/http/opinion-pdf/wrap';

/** Of A4, in points from the upper left. */
export const PAGE = { left: 56, right: 539, top: 62, bottom: 772, width: 483, foot: 788 } as const;

export interface Style {
  size: number;
  weight?: Weight;
  color?: string;
}

/** From one line to the next. */
export const leading = ({ size }: Style) => Math.round(size * 15) / 10;

export type Element = PDFKit.PDFStructureElement;
/** The types of pdfkit know no scope. */
export interface ElementOptions {
  lang?: string;
  scope?: 'Column' | 'Row';
}

export const LANG: Record<Language, string> = { ko: 'ko-KR', en: 'en' };

/** What pdfkit knows of its fonts, and its types do not tell. */
interface WithFont {
  _font: { font: { hasGlyphForCodePoint: (codePoint: number) => boolean } };
}
/** What has been drawn on a page, each stroke for itself. */
interface Content {
  buffer: Uint8Array[];
}

interface About {
  title: string;
  author: string;
  language: Language;
  /** ISO 8601. The same data give the same bytes: nothing in them tells when they were made. */
  instant: string;
}

/** A document that is written from top to bottom: where it is on the page, and the tags that tell a screen reader what is what. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly lang: string;
  y: number = PAGE.top;
  /** How many characters the font lacked. */
  replaced = 0;
  private readonly root: Element;
  private readonly advances: Record<Weight, Map<string, number>> = { regular: new Map(), bold: new Map() };
  private readonly known = new Map<number, boolean>();

  constructor({ title, author, language, instant }: About) {
    this.lang = LANG[language];
    const made = { Title: title, Author: author, Creator: 'Open Gotgan', CreationDate: new Date(instant) };
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      tagged: true,
      displayTitle: true,
      pdfVersion: '1.7',
      lang: this.lang,
      info: made,
      // Null: the standard font that every document would begin with is not loaded; the types have texts alone.
      font: null as unknown as string,
    });
    this.doc.registerFont('regular', fontFile('regular'));
    this.doc.registerFont('bold', fontFile('bold'));
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  /** How many points are left on the page. */
  get room(): number {
    return PAGE.bottom - this.y;
  }

  /** Goes to a new page where less is left. */
  need(points: number): void {
    if (this.room >= points) return;
    this.join();
    this.doc.addPage({ size: 'A4', margin: 0 });
    this.y = PAGE.top;
  }

  /** A part of the document for screen readers: under another part, or at the top. Whoever makes it ends it. */
  part(type: string, parent?: Element, options: ElementOptions = {}): Element {
    const element = this.doc.struct(type, options);
    (parent ?? this.root).add(element);
    return element;
  }

  /** What is drawn belongs to a part, on this page. */
  inside(element: Element, type: string, draw: () => void): void {
    const content = this.doc.markStructureContent(type);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** What is drawn says nothing: lines, numbers of pages. */
  aside(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** A text as lines of at most a width, in letters that the font has. */
  lines(text: string, style: Style, width: number): string[] {
    const clean = printable(text, (codePoint) => this.has(codePoint));
    this.replaced += clean.replaced;
    const advance = (one: string) => this.advance(one, style.weight ?? 'regular') * style.size;
    return wrapLines(clean.text, width, advance);
  }

  /** Writes a line that {@link lines} made. @param at its upper left; with `width` it ends at the right of that */
  write(line: string, style: Style, at: { x: number; y: number; width?: number }): void {
    if (line === '') return;
    const { size, weight = 'regular', color = '#111111' } = style;
    const x = at.width === undefined ? at.x : at.x + at.width - this.widthOf(line, style);
    this.doc
      .font(weight)
      .fontSize(size)
      .fillColor(color)
      .text(line, x, at.y + (leading(style) - size) / 2, { lineBreak: false });
  }

  widthOf(line: string, { size, weight = 'regular' }: Style): number {
    return Array.from(line, (one) => this.advance(one, weight) * size).reduce((sum, wide) => sum + wide, 0);
  }

  /** All bytes, once nothing more is written. */
  async bytes(): Promise<Buffer> {
    this.root.end();
    this.doc.end();
    return Buffer.concat(await this.doc.toArray());
  }

  /** Pages are kept to their numbers at the end; their strokes in one piece take a tenth of the memory. */
  private join(): void {
    const content = this.doc.page.content as unknown as Content;
    content.buffer = [Buffer.concat(content.buffer)];
  }

  private has(codePoint: number): boolean {
    const known = this.known.get(codePoint);
    if (known !== undefined) return known;
    // Both weights have the same letters, but for a few that no text has.
    const has = (['regular', 'bold'] as const).every((weight) => {
      this.doc.font(weight);
      return (this.doc as unknown as WithFont)._font.font.hasGlyphForCodePoint(codePoint);
    });
    this.known.set(codePoint, has);
    return has;
  }

  /** Of a character, for size 1: the font has neither kerning nor ligatures. */
  private advance(one: string, weight: Weight): number {
    const known = this.advances[weight].get(one);
    if (known !== undefined) return known;
    const wide = this.doc.font(weight).fontSize(1000).widthOfString(one) / 1000;
    this.advances[weight].set(one, wide);
    return wide;
  }
}
