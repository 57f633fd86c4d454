/** Addresses of the pages of recommendations, below /s/:slug. */
import type { RouteObject } from 'react-router';

export const recommendationRoutes: RouteObject[] = [
  { path: 'recommendations', lazy: async () => ({ Component: (await import('./recommendations-page.tsx')).RecommendationsPage }) },
  { path: 'recommendations/add', lazy: async () => ({ Component: (await import('./add-review-page.tsx')).AddReviewPage }) },
  { path: 'recommendations/import', lazy: async () => ({ Component: (await import('./import-page.tsx')).RecommendationsImportPage }) },
  { path: 'recommendations/reviews/:id', lazy: async () => ({ Component: (await import('./external-review-page.tsx')).ExternalReviewPage }) },
  { path: 'recommendations/:id', lazy: async () => ({ Component: (await import('./recommendation-page.tsx')).RecommendationPage }) },
];
