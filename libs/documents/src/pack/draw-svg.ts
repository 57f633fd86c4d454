// Draws the charts of libs/reporting into a PDF: lines, shapes and texts, all that those charts are made of. Nothing is
// read from outside: an element that they do not use is a fault.
import { SaxesParser } from 'saxes';

type Attributes = Readonly<Record<string, string>>;

/** What of a PDF page the charts need; pdfkit has it. */
export interface Canvas {
  save(): unknown;
  restore(): unknown;
  translate(x: number, y: number): unknown;
  scale(factor: number): unknown;
  rect(x: number, y: number, width: number, height: number): unknown;
  circle(x: number, y: number, radius: number): unknown;
  path(data: string): unknown;
  lineWidth(width: number): unknown;
  dash(length: number, options: { space: number }): unknown;
  undash(): unknown;
  fill(colour: string): unknown;
  stroke(colour: string): unknown;
  fillAndStroke(fill: string, stroke: string): unknown;
  fillColor(colour: string): unknown;
  fontSize(size: number): unknown;
  font(name: string): unknown;
  text(text: string, x: number, y: number, options: { lineBreak: boolean; baseline: 'alphabetic' }): unknown;
  widthOfString(text: string): number;
}

export interface Fonts {
  readonly regular: string;
  readonly bold: string;
}

const number = (attributes: Attributes, name: string): number => Number(attributes[name] ?? 0);

/** Width and height of a chart in its own units. @throws RangeError when it is no chart of ours */
export function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /^<svg [^>]*?viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new RangeError('A chart has no size.');
  return { width: Number(width), height: Number(height) };
}

/** Draws with the chart's top left corner at (x, y). */
export function drawSvg(canvas: Canvas, svg: string, x: number, y: number, scale: number, fonts: Fonts): void {
  canvas.save();
  canvas.translate(x, y);
  canvas.scale(scale);
  const parser = new SaxesParser();
  let text: { attributes: Attributes; content: string } | null = null;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'text') text = { attributes, content: '' };
    else drawElement(canvas, name, attributes);
  });
  parser.on('text', (content) => {
    if (text) text.content += content;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'text' && text) drawText(canvas, text.attributes, text.content, fonts);
    text = null;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  canvas.restore();
}

function drawElement(canvas: Canvas, name: string, attributes: Attributes): void {
  switch (name) {
    case 'svg':
    case 'g':
    case 'title':
    case 'desc':
      return;
    case 'rect':
      canvas.rect(number(attributes, 'x'), number(attributes, 'y'), number(attributes, 'width'), number(attributes, 'height'));
      break;
    case 'circle':
      canvas.circle(number(attributes, 'cx'), number(attributes, 'cy'), number(attributes, 'r'));
      break;
    case 'line':
      canvas.path(`M${attributes['x1']} ${attributes['y1']}L${attributes['x2']} ${attributes['y2']}`);
      break;
    case 'path':
      canvas.path(attributes['d'] ?? '');
      break;
    default:
      throw new RangeError(`A chart holds an element <${name}> that cannot be drawn.`);
  }
  paint(canvas, name, attributes);
}

function paint(canvas: Canvas, name: string, attributes: Attributes): void {
  const { stroke } = attributes;
  const fill = attributes['fill'] ?? (name === 'line' ? 'none' : 'black');
  canvas.lineWidth(Number(attributes['stroke-width'] ?? 1));
  const [length, space] = (attributes['stroke-dasharray'] ?? '').split(/[ ,]+/).map(Number);
  if (length) canvas.dash(length, { space: space ?? length });
  if (stroke && fill !== 'none') canvas.fillAndStroke(fill, stroke);
  else if (stroke) canvas.stroke(stroke);
  // A path that only leads strokes has nothing to fill.
  else if (fill !== 'none') canvas.fill(fill);
  if (length) canvas.undash();
}

function drawText(canvas: Canvas, attributes: Attributes, content: string, fonts: Fonts): void {
  canvas.font(attributes['font-weight'] === 'bold' ? fonts.bold : fonts.regular);
  canvas.fontSize(Number(attributes['font-size'] ?? 14));
  canvas.fillColor(attributes['fill'] ?? 'black');
  const width = canvas.widthOfString(content);
  const anchor = attributes['text-anchor'];
  const left = number(attributes, 'x') - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  canvas.text(content, left, number(attributes, 'y'), { lineBreak: false, baseline: 'alphabetic' });
}
