/** Addresses of the import pages, below /s/:slug. */
import type { RouteObject } from 'react-router';

export const importRoutes: RouteObject[] = [
  { path: 'imports', lazy: async () => ({ Component: (await import('./imports-page.tsx')).ImportsPage }) },
  { path: 'imports/:id', lazy: async () => ({ Component: (await import('./import-page.tsx')).ImportPage }) },
  { path: 'imports/:id/columns', lazy: async () => ({ Component: (await import('./columns/map-columns-page.tsx')).MapColumnsPage }) },
  { path: 'imports/:id/discard', lazy: async () => ({ Component: (await import('./discard-page.tsx')).DiscardPage }) },
];
