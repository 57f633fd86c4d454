// Writes a paper as one HTML file that needs nothing else: headings, tables with header cells, charts with their words.
import { fills } from '../write/plan-to-write.ts';
import type { PackBlock, PackCell, PackDocument, PackRating, PackTable } from './pack-document.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character]!).replaceAll('\n', '<br>');

const drawings: Readonly<Record<PackRating['shape'], string>> = {
  diamond: '<path d="M6 0l6 6-6 6-6-6z"/>', triangle: '<path d="M6 .5l6 11H0z"/>', circle: '<circle cx="6" cy="6" r="5.5"/>',
  square: '<path d="M1.25 1.25h9.5v9.5h-9.5z" fill="none" stroke="#0b0c0c" stroke-width="2.5"/>', dash: '<path d="M0 4.5h12v3H0z"/>',
};

const style = `body{font:1rem/1.45 Arial,Helvetica,sans-serif;color:#0b0c0c;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.9rem;line-height:1.2}h2{font-size:1.4rem;margin-top:2rem}h3{font-size:1.1rem;margin-bottom:.3rem}
table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}caption{text-align:left;font-weight:bold;margin-bottom:.4rem}
th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}.n{text-align:right}
.marking{font-weight:bold}.line{color:#505a5f}.rating{display:inline-block;padding:0 .4rem;font-weight:bold;border:1px solid #0b0c0c}
.rating svg{width:.7em;height:.7em;margin-right:.3em}dl{margin:0 0 1rem}dl div{display:flex;gap:.6rem}dt{font-weight:bold;min-width:9rem}dd{margin:0;overflow-wrap:anywhere}
figure{margin:0 0 1.5rem}figure svg{max-width:100%;height:auto}.scroll{overflow-x:auto}
@media print{body{max-width:none;padding:0;font-size:10pt}tr,figure{break-inside:avoid}thead{display:table-header-group}h2,h3{break-after:avoid}.rating{print-color-adjust:exact;-webkit-print-color-adjust:exact}}`;

/** The same document for the same paper. */
export function writePackHtml(paper: PackDocument): string {
  return (
    `<!doctype html>\n<html lang="${paper.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<title>${html(paper.title)}</title><style>${style}</style></head><body><header><p class="marking">${html(paper.marking)}</p></header>` +
    `<main><h1>${html(paper.title)}</h1><p class="line">${html(paper.line)}</p>${paper.blocks.map(block).join('')}</main></body></html>\n`
  );
}

function block(item: PackBlock): string {
  switch (item.kind) {
    case 'heading':
      return `<h${item.level + 1}>${html(item.text)}</h${item.level + 1}>`;
    case 'paragraph':
      return `<p>${html(item.text)}</p>`;
    case 'entry':
      return `<h3>${html(item.title)}</h3><dl>${item.facts.map(({ label, value }) => `<div><dt>${html(label)}</dt><dd>${cell(value)}</dd></div>`).join('')}</dl>`;
    case 'table':
      return table(item.table);
    case 'chart':
      return `<figure><div class="scroll">${item.svg}</div><figcaption><strong>${html(item.title)}</strong> ${html(item.description)}</figcaption></figure>${table(item.table)}`;
  }
}

function table({ caption, columns, rows }: PackTable): string {
  const align = (index: number): string => (columns[index]?.numeric ? ' class="n"' : '');
  const head = columns.map(({ label }, index) => `<th scope="col"${align(index)}>${html(label)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((item, index) => (index === 0 ? `<th scope="row">${cell(item)}</th>` : `<td${align(index)}>${cell(item)}</td>`)).join('')}</tr>`).join('');
  return `<div class="scroll" role="region" tabindex="0" aria-label="${html(caption)}"><table><caption>${html(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function cell({ text, rating }: PackCell): string {
  if (!rating) return html(text);
  const tag = `<span class="rating" style="background:#${fills[rating.colour]}"><svg viewBox="0 0 12 12" aria-hidden="true">${drawings[rating.shape]}</svg>${html(rating.label)}</span>`;
  return text === '' ? tag : `${tag} ${html(text)}`;
}
