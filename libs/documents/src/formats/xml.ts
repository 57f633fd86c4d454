// Streaming XML for Office parts: names without their prefix, DOCTYPE refused, damage in one sentence.
import { SaxesParser } from 'saxes';
import { DocumentRefused } from '../refused.ts';

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Parts nested deeper than this are an attack, not a document. */
const deepest = 400;

/**
 * Parses the text that `feed` writes and reports elements by their local name: Office writers differ
 * in prefixes ("w:", "x:", none), and no two meanings of one local name matter to us.
 */
export function readXml(part: string, feed: (write: (text: string) => void) => void, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let fed = false;
  const localNames = new Map<string, string>();
  const local = (name: string): string => {
    let found = localNames.get(name);
    if (found === undefined) {
      found = name.slice(name.indexOf(':') + 1);
      localNames.set(name, found);
    }
    return found;
  };
  parser.on('doctype', () => {
    throw new DocumentRefused('doctype', { part });
  });
  parser.on('error', () => {
    throw new DocumentRefused('damaged', { part });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw new DocumentRefused('bomb', { part });
    const attributes: Record<string, string> = {};
    for (const name in tag.attributes) attributes[local(name)] = tag.attributes[name]!;
    handler.open(local(tag.name), attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(local(tag.name));
  });
  if (handler.text) {
    const text = handler.text.bind(handler);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  feed((text) => {
    if (text === '') return;
    // A byte order mark before the declaration is no error in Office files.
    parser.write(fed ? text : text.replace(/^\uFEFF/, ''));
    fed = true;
  });
  if (fed) parser.close();
}
