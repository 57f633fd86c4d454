// Tables that stand beside a plan and look like one: registers of risks, indicators, versions, signatures.
import { normaliseHeader } from './header-words.ts';

interface ForeignTable {
  /** The column that such a table always has. */
  subject: RegExp;
  /** Columns that it has beside; two different ones are wanted, one where the subject says enough. */
  beside: RegExp;
  wanted: number;
}

const foreignTables: readonly ForeignTable[] = [
  { subject: /^(?:key |main |strategic )?risks?(?: description| title| identified| and issues?)?$|^description of risk$|^risg(?:iau)?$/, beside: /^(?:\w+ )?(?:likelihood|probability|impact|severity|score|risk rating|risk level|mitigations?|mitigating actions?|controls?|control measures?|consequences?|causes?|tebygolrwydd|lliniaru)(?: .*)?$/, wanted: 2 },
  { subject: /^(?:key )?(?:performance )?(?:indicators?|measures?|metrics?|kpis?|pis?)(?: description| name| title)?$|^dangosydd(?:ion)?$/, beside: /^(?:\d{4} ?\d*|baseline|actual|outturn|target|performance|numerator|denominator|direction of travel|trend|national|england|wales|family|comparator|result|current|polarity|)$/, wanted: 1 },
  { subject: /^(?:version|issue|revision)(?: no| number)?$/, beside: /^(?:author|changes?|change made|amendments?|description(?: of change)?|summary of changes|comments?|revised by|date|status)$/, wanted: 2 },
  { subject: /^(?:signature|signed|llofnod)$/, beside: /^(?:name|role|position|date|title)$/, wanted: 1 },
];

/** Whether a row of texts heads such a table. A row with a column for actions heads a plan whatever stands beside. */
export function isForeignHeader(texts: readonly string[]): boolean {
  if (texts.length < 2 || texts.some((text) => text.length > 60)) return false;
  const headers = texts.map(normaliseHeader);
  if (headers.some((header) => /^(?:\w+ )?actions?(?: (?:required|to be taken|needed))?$/.test(header) && !/^mitigating/.test(header))) return false;
  return foreignTables.some(({ subject, beside, wanted }) => {
    const at = headers.findIndex((header) => subject.test(header));
    return at >= 0 && headers.filter((header, n) => n !== at && beside.test(header)).length >= wanted;
  });
}
