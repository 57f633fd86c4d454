/** Every address of the app. Pages load when they are first opened. */
import { Navigate, type RouteObject } from 'react-router';
import { importRoutes } from '../features/imports/import-routes.ts';
import { NotFoundPage, RouteProblem } from './problem-page.tsx';
import { PageLoading } from './page.tsx';
import { ServiceLayout } from './service-layout.tsx';
import { Shell } from './shell.tsx';

export const routes: RouteObject[] = [
  {
    element: <Shell signedIn={false} />,
    HydrateFallback: PageLoading,
    children: [{ path: '/sign-in', ErrorBoundary: RouteProblem, lazy: async () => ({ Component: (await import('../features/session/sign-in-page.tsx')).SignInPage }) }],
  },
  {
    element: <Shell />,
    HydrateFallback: PageLoading,
    children: [
      {
        ErrorBoundary: RouteProblem,
        children: [
          { path: '/', element: <Navigate to="/services" replace /> },
          { path: '/services', lazy: async () => ({ Component: (await import('../features/services/service-chooser-page.tsx')).ServiceChooserPage }) },
          {
            path: '/s/:slug',
            element: <ServiceLayout />,
            children: [
              {
                ErrorBoundary: RouteProblem,
                children: [
                  { index: true, lazy: async () => ({ Component: (await import('../features/plans/service-home-page.tsx')).ServiceHomePage }) },
                  { path: 'plans/:id', lazy: async () => ({ Component: (await import('../features/plans/plan-overview-page.tsx')).PlanOverviewPage }) },
                  { path: 'actions/:id', lazy: async () => ({ Component: (await import('../features/actions/action-page.tsx')).ActionPage }) },
                  ...importRoutes,
                  { path: '*', element: <NotFoundPage /> },
                ],
              },
            ],
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
];
