/** Entering another service gives the session a new id, before anything of that service is asked for. */
import { useEffect, useState } from 'react';
import { renewSession } from '../features/session/session-requests.ts';

/** Slug of the service this visit is in. */
let entered: string | null = null;

/** @returns true once the service may be asked about */
export function useEnteredService(slug: string | null): boolean {
  const [ready, setReady] = useState(entered === null || entered === slug ? slug : null);
  useEffect(() => {
    if (ready === slug) {
      entered = slug;
      return;
    }
    let over = false;
    // A failure shows in what is asked next.
    void renewSession().catch(() => undefined).finally(() => {
      entered = slug;
      if (!over) setReady(slug);
    });
    return () => {
      over = true;
    };
  }, [ready, slug]);
  return ready === slug;
}
