/** Addresses of the rules pages, below /s/:slug. */
import type { RouteObject } from 'react-router';

export const rulesRoutes: RouteObject[] = [
  { path: 'rules', lazy: async () => ({ Component: (await import('./rules-page.tsx')).RulesPage }) },
  { path: 'rules/rating-key', lazy: async () => ({ Component: (await import('./key/rating-key-page.tsx')).RatingKeyPage }) },
  { path: 'rules/:id', lazy: async () => ({ Component: (await import('./version-page.tsx')).VersionPage }) },
  { path: 'rules/:id/edit', lazy: async () => ({ Component: (await import('./editor-page.tsx')).EditorPage }) },
];
