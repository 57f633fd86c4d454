/** Every address of the app. Pages load when they are first opened. */
import { Navigate, type RouteObject } from 'react-router';
import { escalationPolicyRoutes } from '../features/escalation-policy/escalation-policy-routes.ts';
import { importRoutes } from '../features/imports/import-routes.ts';
import { recommendationRoutes } from '../features/recommendations/recommendation-routes.ts';
import { rulesRoutes } from '../features/rules/rules-routes.ts';
import { NotFoundPage, RouteProblem } from './problem-page.tsx';
import { PageLoading } from './page.tsx';
import { ServiceLayout } from './service-layout.tsx';
import { Shell } from './shell.tsx';

export const routes: RouteObject[] = [
  {
    element: <Shell signedIn={false} />,
    HydrateFallback: PageLoading,
    children: [
      { path: '/sign-in', ErrorBoundary: RouteProblem, lazy: async () => ({ Component: (await import('../features/session/sign-in-page.tsx')).SignInPage }) },
      { path: '/forgotten-password', ErrorBoundary: RouteProblem, lazy: async () => ({ Component: (await import('../features/account/forgotten-password-page.tsx')).ForgottenPasswordPage }) },
      { path: '/new-password', ErrorBoundary: RouteProblem, lazy: async () => ({ Component: (await import('../features/account/new-password-page.tsx')).NewPasswordPage }) },
      { path: '/invitation', ErrorBoundary: RouteProblem, lazy: async () => ({ Component: (await import('../features/people/invitation-page.tsx')).InvitationPage }) },
    ],
  },
  {
    element: <Shell />,
    HydrateFallback: PageLoading,
    children: [
      {
        ErrorBoundary: RouteProblem,
        children: [
          { path: '/', element: <Navigate to="/services" replace /> },
          { path: '/account', lazy: async () => ({ Component: (await import('../features/account/account-page.tsx')).AccountPage }) },
          { path: '/portfolio', lazy: async () => ({ Component: (await import('../features/oversight/portfolio-page.tsx')).PortfolioPage }) },
          { path: '/oversight/stage-rules', lazy: async () => ({ Component: (await import('../features/oversight/stage-rules/stage-rules-page.tsx')).StageRulesPage }) },
          { path: '/oversight/stage-rules/change', lazy: async () => ({ Component: (await import('../features/oversight/stage-rules/change-page.tsx')).StageRulesChangePage }) },
          { path: '/portfolio/:service', lazy: async () => ({ Component: (await import('../features/oversight/stage-page.tsx')).StagePage }) },
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
                  { path: 'plans/:id/champions', lazy: async () => ({ Component: (await import('../features/champions/champions-page.tsx')).ChampionsPage }) },
                  { path: 'my-updates', lazy: async () => ({ Component: (await import('../features/updates/my-updates-page.tsx')).MyUpdatesPage }) },
                  { path: 'actions/:id/update', lazy: async () => ({ Component: (await import('../features/updates/update-page.tsx')).UpdatePage }) },
                  { path: 'plans/:id/bring-back', lazy: async () => ({ Component: (await import('../features/plan-documents/bring-back-page.tsx')).BringBackPage }) },
                  { path: 'actions/:id', lazy: async () => ({ Component: (await import('../features/actions/action-page.tsx')).ActionPage }) },
                  ...importRoutes,
                  ...escalationPolicyRoutes,
                  ...recommendationRoutes,
                  ...rulesRoutes,
                  { path: 'reviews', lazy: async () => ({ Component: (await import('../features/reviews/reviews-page.tsx')).ReviewsPage }) },
                  { path: 'reviews/compare', lazy: async () => ({ Component: (await import('../features/reviews/compare-page.tsx')).ComparePage }) },
                  { path: 'reviews/:id', lazy: async () => ({ Component: (await import('../features/reviews/review-page.tsx')).ReviewPage }) },
                  { path: 'indicators', lazy: async () => ({ Component: (await import('../features/indicators/indicators-page.tsx')).IndicatorsPage }) },
                  { path: 'indicators/import', lazy: async () => ({ Component: (await import('../features/observations/import-page.tsx')).ObservationImportPage }) },
                  { path: 'indicators/families', lazy: async () => ({ Component: (await import('../features/families/families-page.tsx')).FamiliesPage }) },
                  { path: 'indicators/families/new', lazy: async () => ({ Component: (await import('../features/families/family-form-page.tsx')).FamilyFormPage }) },
                  { path: 'indicators/:code', lazy: async () => ({ Component: (await import('../features/indicators/indicator-page.tsx')).IndicatorPage }) },
                  { path: 'audit', lazy: async () => ({ Component: (await import('../features/audit/audit-page.tsx')).AuditPage }) },
                  { path: 'escalations', lazy: async () => ({ Component: (await import('../features/escalations/escalations-page.tsx')).EscalationsPage }) },
                  { path: 'inbox', lazy: async () => ({ Component: (await import('../features/messages/inbox-page.tsx')).InboxPage }) },
                  { path: 'deliveries', lazy: async () => ({ Component: (await import('../features/messages/deliveries-page.tsx')).DeliveriesPage }) },
                  { path: 'record', lazy: async () => ({ Component: (await import('../features/service-record/record-page.tsx')).RecordPage }) },
                  { path: 'record/budget', lazy: async () => ({ Component: (await import('../features/service-record/budget-page.tsx')).BudgetPage }) },
                  { path: 'record/priorities', lazy: async () => ({ Component: (await import('../features/service-record/priorities-page.tsx')).PrioritiesPage }) },
                  { path: 'record/feedback', lazy: async () => ({ Component: (await import('../features/service-record/feedback-page.tsx')).FeedbackPage }) },
                  { path: 'record/standards', lazy: async () => ({ Component: (await import('../features/self-assessments/self-assessments-page.tsx')).SelfAssessmentsPage }) },
                  { path: 'record/standards/new', lazy: async () => ({ Component: (await import('../features/self-assessments/assessment-form-page.tsx')).AssessmentFormPage }) },
                  { path: 'owners', lazy: async () => ({ Component: (await import('../features/owners/owners-page.tsx')).OwnersPage }) },
                  { path: 'people', lazy: async () => ({ Component: (await import('../features/people/people-page.tsx')).PeoplePage }) },
                  { path: 'security', lazy: async () => ({ Component: (await import('../features/security/security-page.tsx')).SecurityPage }) },
                  { path: 'trust', lazy: async () => ({ Component: (await import('../features/trust/trust-page.tsx')).TrustPage }) },
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
