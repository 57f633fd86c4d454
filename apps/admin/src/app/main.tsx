/** Entry of the web app. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { sessionState } from '../features/session/session-requests.ts';
import { startLanguages } from '../i18n/language.ts';
import '../ui/styles/app.scss';
import { createQueryClient } from './query-client.ts';
import { routes } from './routes.tsx';
import { signInAddress, type SignInState } from './session-lost.ts';
import { markSignedIn, wasSignedIn } from './signed-in.ts';

const router = createBrowserRouter(routes);

/** When the session was last found alive although a request was refused: its id had just been replaced. */
let foundAlive = 0;

const client = createQueryClient(() => {
  void sessionState()
    .catch(() => null)
    .then((state) => {
      if (state?.stage !== 'signedIn' || performance.now() - foundAlive < 5_000) return leave();
      foundAlive = performance.now();
      void client.invalidateQueries();
    });
});

function leave() {
  const { pathname, search } = window.location;
  if (pathname === '/sign-in') return;
  // Several requests of a page fail at once: each of them must come to the same address and notice.
  const state: SignInState = { notice: wasSignedIn() ? 'ended' : null };
  void router.navigate(signInAddress(pathname + search), { state, replace: true });
  client.clear();
}
client.getQueryCache().subscribe((event) => {
  if (event.type === 'updated' && event.action.type === 'success') markSignedIn(true);
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');

await startLanguages();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
