/** A value of several words that is read as one, and is not broken over two lines. */
import type { ReactNode } from 'react';

export function Whole({ children }: { children: ReactNode }) {
  return <span className="wm-whole">{children}</span>;
}
