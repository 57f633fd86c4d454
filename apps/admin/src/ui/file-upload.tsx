/** A file by choice or by dropping it; the control is the browser's own, so keyboards work. */
import { useRef, useState, type DragEvent } from 'react';
import { describedBy, FieldFrame, type FieldTexts } from './field-frame.tsx';
import { useUiWords } from './ui-words.ts';

export interface FileUploadProps extends FieldTexts {
  name: string;
  /** Endings and types, as in the HTML attribute: '.docx,.xlsx,.csv'. */
  accept?: string;
  onChoose?: (file: File | null) => void;
}

export function FileUpload({ id, label, hint, error, name, accept, onChoose }: FileUploadProps) {
  const t = useUiWords();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fileName, setFileName] = useState<string | null>(null);
  const texts = { id, label, hint, error };
  const choose = (file: File | null) => {
    setFileName(file?.name ?? null);
    onChoose?.(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    choose(event.dataTransfer.files[0] ?? null);
  };
  const dragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <FieldFrame {...texts}>
      <div className={`wm-upload${over ? ' wm-upload--over' : ''}`} onDragOver={dragOver} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p className="wm-upload__text">{t('upload.drop')}</p>
        <input
          ref={input}
          className="wm-upload__input"
          id={id}
          name={name}
          type="file"
          accept={accept}
          aria-describedby={describedBy(texts)}
          aria-invalid={error ? true : undefined}
          onChange={(event) => choose(event.target.files?.[0] ?? null)}
        />
        <p className="govuk-visually-hidden" role="status">
          {fileName ? t('upload.chosen', { name: fileName }) : ''}
        </p>
      </div>
    </FieldFrame>
  );
}
