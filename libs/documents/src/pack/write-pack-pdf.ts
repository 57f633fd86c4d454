// Writes a paper as a tagged PDF (PDF/UA-1, ISO 14289-1): every text, table and chart is in the structure tree in reading
// order, what only decorates is an artifact.
import PDFDocument from 'pdfkit';
import { fills } from '../write/plan-to-write.ts';
import { drawSvg, sizeOf } from './draw-svg.ts';
import { cellWords, type PackBlock, type PackCell, type PackDocument, type PackRating, type PackTable } from './pack-document.ts';

/** Bytes of TrueType fonts: a PDF/UA carries its own, and Welsh needs letters that the built-in ones lack. */
export interface PackFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

const margin = 50;
const ink = '#0b0c0c';
const quiet = '#505a5f';
const ruled = '#767676';
const sizes = { title: 20, heading1: 15, heading2: 12.5, text: 10, cell: 8.5, page: 8 } as const;
const cellPadding = 4;
const fonts = { regular: 'Regular', bold: 'Bold' } as const;

/** Bytes of the PDF; the same paper with the same fonts gives the same bytes. */
export function writePackPdf(paper: PackDocument, { regular, bold }: PackFonts): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4', margins: { top: margin + 14, bottom: margin + 14, left: margin, right: margin }, bufferPages: true,
    pdfVersion: '1.7', subset: 'PDF/UA', tagged: true, displayTitle: true, lang: `${paper.language}-GB`,
    info: { Title: paper.title, Creator: 'Waymark', Producer: 'Waymark', CreationDate: new Date(`${paper.asAt}T00:00:00Z`) },
    // The types are older than this subset.
  } as unknown as PDFKit.PDFDocumentOptions);
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const finished = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('end', () => resolve(joined(chunks)));
    doc.on('error', reject);
  });
  doc.registerFont(fonts.regular, Buffer.from(regular));
  doc.registerFont(fonts.bold, Buffer.from(bold));
  new PaperWriter(doc, paper).write();
  doc.end();
  return finished;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

type Element = PDFKit.PDFStructureElement;

class PaperWriter {
  private readonly root: Element;
  private readonly width: number;

  constructor(private readonly doc: PDFKit.PDFDocument, private readonly paper: PackDocument) {
    this.width = doc.page.width - 2 * margin;
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
  }

  write(): void {
    this.text('H1', this.paper.title, { size: sizes.title, bold: true, below: 4 });
    this.text('P', this.paper.line, { size: sizes.text, colour: quiet, below: 10 });
    for (const block of this.paper.blocks) this.block(block);
    this.root.end();
    this.pageLines();
  }

  private block(block: PackBlock): void {
    switch (block.kind) {
      case 'heading':
        this.keepTogether(70);
        return this.text(block.level === 1 ? 'H2' : 'H3', block.text, { size: block.level === 1 ? sizes.heading1 : sizes.heading2, bold: true, above: 12, below: 4 });
      case 'paragraph':
        return this.text('P', block.text, { size: sizes.text, below: 6 });
      case 'entry':
        this.keepTogether(60);
        this.text('H3', block.title, { size: sizes.text, bold: true, above: 6, below: 2 });
        for (const { label, value } of block.facts) this.text('P', `${label}: ${cellWords(value)}`, { size: sizes.text, below: 1 });
        return;
      case 'table':
        return this.table(block.table);
      case 'chart':
        this.chart(block);
        return this.table(block.table);
    }
  }

  /** An element whose content is drawn when it is added to the tree. The types do not know `scope` yet. */
  private element(type: string, options: { alt?: string; bbox?: [number, number, number, number]; scope?: 'Row' | 'Column' }, draw: () => void): Element {
    return this.doc.struct(type, options, [draw]);
  }

  /** Begins a page rather than leave a heading alone at the foot of one. */
  private keepTogether(height: number): void {
    if (this.doc.y + height > this.doc.page.maxY()) this.doc.addPage();
  }

  private text(type: string, content: string, { size, bold = false, colour = ink, above = 0, below = 0 }: { size: number; bold?: boolean; colour?: string; above?: number; below?: number }, parent = this.root): void {
    const { doc } = this;
    doc.y += above;
    parent.add(this.element(type, {}, () => {
      doc.font(bold ? fonts.bold : fonts.regular).fontSize(size).fillColor(colour).text(content, margin, doc.y, { width: this.width });
    }));
    doc.y += below;
  }

  private chart({ title, description, svg }: Extract<PackBlock, { kind: 'chart' }>): void {
    const { doc } = this;
    const { width, height } = sizeOf(svg);
    const scale = Math.min(1, this.width / width, 300 / height);
    this.keepTogether(height * scale + 60);
    this.text('H3', title, { size: sizes.heading2, bold: true, above: 6, below: 2 });
    const top = doc.y;
    const box: [number, number, number, number] = [margin, top, margin + width * scale, top + height * scale];
    this.root.add(this.element('Figure', { alt: description, bbox: box }, () => drawSvg(doc, svg, margin, top, scale, fonts)));
    doc.x = margin;
    doc.y = top + height * scale + 6;
    this.text('P', description, { size: sizes.text, below: 6 });
  }

  private table({ caption, columns, rows }: PackTable): void {
    const { doc } = this;
    const whole = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (this.width * share) / whole);
    this.keepTogether(80);
    const table = doc.struct('Table');
    this.root.add(table);
    this.text('Caption', caption, { size: sizes.text, bold: true, above: 6, below: 3 }, table);
    const header = columns.map(({ label }): PackCell => ({ text: label }));
    const [head, body] = [doc.struct('THead'), doc.struct('TBody')];
    table.add(head);
    this.row(head, header, widths, () => 'Column');
    table.add(body);
    for (const row of rows) {
      if (doc.y + this.heightOf(row, widths) > doc.page.maxY()) {
        doc.addPage();
        // Read out once, seen on every page.
        this.artifact(() => this.cells(header, widths, true));
      }
      this.row(body, row, widths, (index) => (index === 0 ? 'Row' : null));
    }
    table.end();
    doc.x = margin;
    doc.y += 10;
  }

  private heightOf(row: readonly PackCell[], widths: readonly number[]): number {
    const { doc } = this;
    doc.font(fonts.bold).fontSize(sizes.cell);
    const highest = Math.max(...row.map((cell, index) => doc.heightOfString(cellWords(cell) || ' ', { width: widths[index]! - 2 * cellPadding })));
    return Math.min(highest + 2 * cellPadding, doc.page.maxY() - doc.page.margins.top - 40);
  }

  private row(parent: Element, row: readonly PackCell[], widths: readonly number[], scope: (index: number) => 'Row' | 'Column' | null): void {
    const { doc } = this;
    const element = doc.struct('TR');
    parent.add(element);
    const [top, height] = [doc.y, this.heightOf(row, widths)];
    row.forEach((cell, index) => {
      const of = scope(index);
      const left = margin + widths.slice(0, index).reduce((sum, width) => sum + width, 0);
      element.add(this.element(of ? 'TH' : 'TD', of ? { scope: of } : {}, () => this.cell(cell, left, top, widths[index]!, height, of !== null)));
    });
    element.end();
    this.artifact(() => this.rules(top, height, widths));
    doc.y = top + height;
  }

  private cells(row: readonly PackCell[], widths: readonly number[], bold: boolean): void {
    const [top, height] = [this.doc.y, this.heightOf(row, widths)];
    row.forEach((cell, index) => this.cell(cell, margin + widths.slice(0, index).reduce((sum, width) => sum + width, 0), top, widths[index]!, height, bold));
    this.rules(top, height, widths);
    this.doc.y = top + height;
  }

  private cell({ text, rating }: PackCell, left: number, top: number, width: number, height: number, bold: boolean): void {
    const { doc } = this;
    if (rating) {
      doc.rect(left, top, width, height).fill(`#${fills[rating.colour]}`);
      drawShape(doc, rating.shape, left + cellPadding, top + cellPadding + 1.5, 7);
    }
    const inset = cellPadding + (rating ? 11 : 0);
    doc.font(bold || rating ? fonts.bold : fonts.regular).fontSize(sizes.cell).fillColor(ink)
      .text(rating ? `${rating.label}${text === '' ? '' : ` ${text}`}` : text, left + inset, top + cellPadding, { width: width - inset - cellPadding, height: height - 2 * cellPadding + 2, ellipsis: '…' });
  }

  private rules(top: number, height: number, widths: readonly number[]): void {
    let left = margin;
    for (const width of widths) {
      this.doc.lineWidth(0.5).rect(left, top, width, height).stroke(ruled);
      left += width;
    }
  }

  private artifact(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** Marking above, line and number below, on every page. */
  private pageLines(): void {
    const { doc, paper } = this;
    const { start, count } = doc.bufferedPageRange();
    const [page, of] = paper.pageWords;
    for (let index = start; index < start + count; index += 1) {
      doc.switchToPage(index);
      const { margins, height } = doc.page;
      const { bottom } = margins;
      // Below the margin a text would begin a page.
      margins.bottom = 0;
      doc.markContent('Artifact', { type: 'Pagination' });
      doc.font(fonts.bold).fontSize(sizes.page).fillColor(ink).text(paper.marking, margin, margin - 16, { width: this.width, lineBreak: false });
      doc.font(fonts.regular).fillColor(quiet).text(`${paper.line} · ${page} ${index - start + 1} ${of} ${count}`, margin, height - margin, { width: this.width, lineBreak: false });
      doc.endMarkedContent();
      margins.bottom = bottom;
    }
  }
}

/** In a square of `size` points. */
function drawShape(doc: PDFKit.PDFDocument, shape: PackRating['shape'], x: number, y: number, size: number): void {
  const half = size / 2;
  switch (shape) {
    case 'diamond':
      doc.polygon([x + half, y], [x + size, y + half], [x + half, y + size], [x, y + half]).fill(ink);
      return;
    case 'triangle':
      doc.polygon([x + half, y], [x + size, y + size], [x, y + size]).fill(ink);
      return;
    case 'circle':
      doc.circle(x + half, y + half, half).fill(ink);
      return;
    case 'square':
      doc.lineWidth(1.5).rect(x + 1, y + 1, size - 2, size - 2).stroke(ink);
      return;
    case 'dash':
      doc.rect(x, y + half - 1, size, 2).fill(ink);
  }
}
