/**
 * A rating is shown as word, shape and colour together, so that it survives grey print,
 * colour blindness and high-contrast mode. Other labels are plain tags.
 */
import type { ReactNode } from 'react';
import { usePick, type Localised } from '../i18n/language.ts';
import { useUiWords } from './ui-words.ts';

export interface RatingView {
  code: string;
  label: Localised;
  colour: string;
  shape: string;
}

const colours = new Set(['red', 'amber', 'green', 'blue', 'grey']);

/** Shapes in a box of 12; the square is an outline, so that it is not taken for a bullet. */
function Shape({ shape }: { shape: string }) {
  const drawing = {
    diamond: <path d="M6 0l6 6-6 6-6-6z" stroke="none" />,
    triangle: <path d="M6 .5l6 11H0z" stroke="none" />,
    circle: <circle cx="6" cy="6" r="5.5" stroke="none" />,
    square: <path d="M1.25 1.25h9.5v9.5h-9.5z" fill="none" strokeWidth="2.5" />,
    dash: <path d="M0 4.5h12v3H0z" stroke="none" />,
  }[shape];
  if (!drawing) return null;
  return (
    <svg className="wm-rating__shape" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      {drawing}
    </svg>
  );
}

/** `rating: null` reads "Not rated". */
export function RatingTag({ rating }: { rating: RatingView | null | undefined }) {
  const pick = usePick();
  const t = useUiWords();
  if (!rating) return <span className="wm-none">{t('notRated')}</span>;
  const colour = colours.has(rating.colour) ? rating.colour : 'grey';
  return (
    <strong className={`wm-rating wm-rating--${colour}`}>
      <Shape shape={rating.shape} />
      {pick(rating.label)}
    </strong>
  );
}

export function Tag({ children, attention = false }: { children: ReactNode; attention?: boolean }) {
  return <span className={attention ? 'wm-tag wm-tag--attention' : 'wm-tag'}>{children}</span>;
}
