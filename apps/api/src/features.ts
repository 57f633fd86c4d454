/** Every feature's module, for the API and the worker alike, and for the schema that is printed from the code. */
import type { Type } from '@nestjs/common';
import { ActionEditsModule } from './features/action-edits/index.ts';
import { AssuranceModule } from './features/assurance/index.ts';
import { AuditModule } from './features/audit/index.ts';
import { BoardAttendanceModule } from './features/board-attendance/index.ts';
import { EscalationPoliciesModule } from './features/escalation-policies/index.ts';
import { EscalationsModule } from './features/escalations/index.ts';
import { EvidenceModule } from './features/evidence/index.ts';
import { ExportsModule } from './features/exports/index.ts';
import { IdentityProvidersModule } from './features/identity-providers/index.ts';
import { FamiliesModule } from './features/families/index.ts';
import { ImportsModule } from './features/imports/index.ts';
import { IndicatorsModule } from './features/indicators/index.ts';
import { IndicatorLinksModule } from './features/indicator-links/index.ts';
import { IndicatorSignalsModule } from './features/indicator-signals/index.ts';
import { ObservationsModule } from './features/observations/index.ts';
import { InspectionsModule } from './features/inspections/index.ts';
import { InvitationsModule } from './features/invitations/index.ts';
import { MeasuresModule } from './features/measures/index.ts';
import { MessagesModule } from './features/messages/index.ts';
import { OversightModule } from './features/oversight/index.ts';
import { OwnersModule } from './features/owners/index.ts';
import { PacksModule } from './features/packs/index.ts';
import { OverridesModule } from './features/overrides/index.ts';
import { PeopleModule } from './features/people/index.ts';
import { PlanDocumentsModule } from './features/plan-documents/index.ts';
import { PlansModule } from './features/plans/index.ts';
import { RatingsModule } from './features/ratings/index.ts';
import { ReviewsModule } from './features/reviews/index.ts';
import { RulesModule } from './features/rules/index.ts';
import { SelfAssessmentsModule } from './features/self-assessments/index.ts';
import { ServicesModule } from './features/services/index.ts';
import { ServiceRecordModule } from './features/service-record/index.ts';
import { SharingModule } from './features/sharing/index.ts';
import { TenantsModule } from './features/tenants/index.ts';
import { TimescalesModule } from './features/timescales/index.ts';
import { TrustModule } from './features/trust/index.ts';
import { UpdatesModule } from './features/updates/index.ts';

export const features: readonly Type[] = [
  TenantsModule, PeopleModule, InvitationsModule, IdentityProvidersModule, ServicesModule, RatingsModule, PlansModule, PlanDocumentsModule, ImportsModule,
  EvidenceModule, ActionEditsModule, UpdatesModule, TimescalesModule, MeasuresModule, AssuranceModule, OverridesModule, RulesModule, IndicatorsModule, FamiliesModule, ObservationsModule,
  IndicatorLinksModule, IndicatorSignalsModule, MessagesModule, EscalationPoliciesModule, EscalationsModule, ReviewsModule, BoardAttendanceModule, PacksModule, AuditModule, ExportsModule, SharingModule,
  OversightModule, OwnersModule, InspectionsModule, ServiceRecordModule, SelfAssessmentsModule, TrustModule,
];
