/** The box of members, typed, pasted, or filled from a file; what stood there before a file can be put back. */
import { useState, type RefObject } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/fields.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { fieldId } from './family-problems.ts';
import { useFamilyWords } from './family-words.ts';

/** As the API takes. */
const LARGEST = 60_000;

export function MembersField({ form, error, defaultValue }: { form: RefObject<HTMLFormElement | null>; error: string | undefined; defaultValue: string }) {
  const t = useFamilyWords();
  const [problem, setProblem] = useState<string | null>(null);
  const [filled, setFilled] = useState<{ name: string; before: string } | null>(null);
  const box = () => form.current?.elements.namedItem('members') as HTMLTextAreaElement;
  const put = (text: string) => {
    box().value = text;
    // The draft is kept as if somebody had typed it.
    box().dispatchEvent(new Event('input', { bubbles: true }));
  };
  const fill = async (file: File | null) => {
    setProblem(null);
    if (!file) return;
    if (file.size > LARGEST * 2) return setProblem(t('problem.fileTooLarge', { limit: LARGEST }));
    const text = (await file.text()).replace(/^\uFEFF/, '');
    if (/[\0\uFFFD]/.test(text)) return setProblem(t('problem.noText'));
    setFilled({ name: file.name, before: box().value });
    put(text.trimEnd());
  };
  const putBack = () => {
    put(filled?.before ?? '');
    setFilled(null);
  };
  return (
    <>
      <FileUpload id={fieldId('file')} name="file" label={t('form.file')} hint={t('form.fileHint')} accept=".csv,.txt" error={problem ?? undefined} onChoose={(file) => void fill(file)} />
      <div role="status">
        {filled ? (
          <p className="wm-text">
            {t('form.filled', { name: filled.name })}
          </p>
        ) : null}
      </div>
      {filled && filled.before !== '' ? (
        <Button type="button" variant="secondary" onClick={putBack}>
          {t('form.putBack')}
        </Button>
      ) : null}
      <TextArea id={fieldId('members')} name="members" label={t('form.members')} hint={t('form.membersHint')} error={error} rows={12} spellCheck={false} defaultValue={defaultValue} />
    </>
  );
}
