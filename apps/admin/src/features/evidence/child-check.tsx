/** The question that suspected text must be answered with before it goes out. */
import { findChildData, localDate, type ChildDataCode } from '@waymark/domain';
import { Checkboxes } from '../../ui/fields.tsx';
import { useEvidenceWords } from './evidence-words.ts';

/** Also of patterns that are often harmless: a page may ask where the API does not refuse. The first kind found in each text. */
export function suspectedIn<Where extends string>(texts: Readonly<Record<Where, string>>): { where: Where; kind: ChildDataCode }[] {
  const today = localDate(new Date().toISOString());
  return (Object.entries(texts) as [Where, string][]).flatMap(([where, text]) => {
    const [first] = findChildData(text, today);
    return first ? [{ where, kind: first.code }] : [];
  });
}

export function ChildCheck({ id, error }: { id: string; error?: string | undefined }) {
  const t = useEvidenceWords();
  return <Checkboxes id={id} name="noChildNamed" label={t('child.question')} error={error} choices={[{ value: 'yes', label: t('child.answer') }]} />;
}
