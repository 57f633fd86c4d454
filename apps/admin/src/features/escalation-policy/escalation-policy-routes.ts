/** Addresses of the escalation policy, below /s/:slug. */
import type { RouteObject } from 'react-router';

export const escalationPolicyRoutes: RouteObject[] = [
  { path: 'rules/escalation', lazy: async () => ({ Component: (await import('./policy-page.tsx')).PolicyPage }) },
  { path: 'rules/escalation/:id', lazy: async () => ({ Component: (await import('./policy-version-page.tsx')).PolicyVersionPage }) },
];
