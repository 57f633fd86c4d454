// Moves the focus to something that may not be on the page yet, and brings it into view within its pane.
import { useCallback, useEffect, useRef } from 'react';

/** Stands for the page's h1, which has no id. */
export const pageHeading = 'h1';

function find(id: string): HTMLElement | null {
  return id === pageHeading ? document.querySelector<HTMLElement>('#main h1') : document.getElementById(id);
}

/** Milliseconds between two looks for the element, and how often to look: it may have to be loaded or paged to. */
const interval = 50;
const attempts = 160;

/**
 * Returns a function that asks for the focus: the first id gets it as soon as it is on the page;
 * when it never comes, the first of the others that is there.
 */
export function useFocusRequest(): (...ids: string[]) => void {
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return useCallback((...ids: string[]) => {
    window.clearTimeout(timer.current);
    const look = (left: number) => {
      const wanted = ids.slice(0, left > 0 ? 1 : ids.length).map(find);
      const element = wanted.find((found) => found !== null);
      if (element) {
        element.focus();
        revealInPane(element);
      } else if (left > 0) timer.current = window.setTimeout(() => look(left - 1), interval);
    };
    // After the render that the same event causes.
    timer.current = window.setTimeout(() => look(attempts), 0);
  }, []);
}

/** Scrolls the pane (and only the pane) around an element so that it is in sight. */
export function revealInPane(element: Element): void {
  const pane = element.closest('.wm-pane__scroll');
  if (!pane || pane.scrollHeight <= pane.clientHeight) return;
  const frame = pane.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  if (box.top >= frame.top + 8 && box.bottom <= frame.bottom - 8) return;
  pane.scrollTop += box.top - frame.top - Math.max(16, Math.min(96, (frame.height - box.height) / 3));
}
