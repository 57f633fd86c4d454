// The nouns and invariants that every other part speaks of. Pure: no clock, no input or output.
export type { Issue, Language, Localised, Parameters } from './wording.ts';
export {
  addDays, addMonths, civilDate, daysBetween, daysInMonth, endOfMonth, fromEpochDay, isIsoDate, isLeapYear, isoDate, parseEpochDay, startOfMonth, startOfQuarter, toEpochDay, weekday,
  type CivilDate, type IsoDate,
} from './dates/iso-date.ts';
export { editDistance } from './edit-distance.ts';
export { formatDate, localDate, monthNames, periodName } from './dates/date-names.ts';
export { bankHolidays, easterSunday } from './dates/bank-holidays.ts';
export { DAY, formatInstant, HOUR, londonInstant, londonOffset, londonTime, parseInstant, type LocalTime } from './dates/local-time.ts';
export { reportingPeriodOf, reportingPeriodsUntil, type ReportingPeriod } from './dates/reporting-period.ts';
export { addWorkingDays, englandAndWales, isWorkingDay, workingDayAfter, workingDayCounter, workingDaysBetween, type Calendar } from './dates/working-calendar.ts';
export {
  canonicals, checkRatingKey, codesBestFirst, ratingColours, ratingOf, ratingShapes,
  type Canonical, type Rating, type RatingColour, type RatingKey, type RatingShape,
} from './ratings/rating-key.ts';
export { ratingKeyPresets, type RatingKeyPreset } from './ratings/rating-key-presets.ts';
export {
  dueDate, precisions,
  type DateParts, type Precision, type Season, type Timescale, type TimescaleOddity, type TimescaleOddityCode,
} from './timescale/timescale.ts';
export { parseTimescale, readTargetDate, type ParsedTimescale } from './timescale/parse-timescale.ts';
export { actionStatuses, readStatus, statusOf, type ActionStatus } from './plan/action-status.ts';
export {
  assuranceAfterUpdate, assuranceStates, assuranceSteps, assuranceTransitions, isAccepted, refusalsOf, stepsFor,
  type AssuranceRefusal, type AssuranceRole, type AssuranceState, type AssuranceStep, type AssuranceTransition, type AssuredAction, type AssuringPerson,
} from './plan/assurance.ts';
export { splitOwners } from './plan/owner-text.ts';
export { expandIndicators, splitReferences } from './plan/reference-text.ts';
export {
  comparePlans, comparedFields, sameBranch,
  type ChangedAction, type ComparedAction, type ComparedBranch, type ComparedField, type FieldChange, type PlanComparison,
} from './plan/comparison/compare-plans.ts';
export type { PairedBy } from './plan/comparison/pair-actions.ts';
export { plainText } from './plan/comparison/plain-text.ts';
export type {
  ImportedAction, ImportedObjective, ImportedOwner, ImportedPlan, ImportedRecommendation, ImportedSection, ImportFinding,
  PlanDocument, PrintedRating, SourceLocation, StatedCode, StatedRating,
} from './plan/imported-plan.ts';
export { certainChildData, childDataCodes, findChildData, type ChildDataCode, type ChildDataFinding } from './child-data/find-child-data.ts';
export { isLearnerNumber, isNhsNumber } from './child-data/person-numbers.ts';
export type { ActionState, ObjectiveState, OwnerState, PlanState, RuleSetState, SectionState, TimescaleState } from './reviews/plan-state.ts';
export { comparePlanStates, type ActionPair, type MovedAction, type PlanChanges, type PlanStateComparison, type RatingCause, type ReratedAction } from './reviews/compare-plan-states.ts';
export { agendaOf, type Agenda, type AgendaRequest } from './reviews/agenda.ts';
export { budgetChanges, budgetColumns, budgetTotal, contributionOf, readPounds, sumFaults, type Amounts, type Budget, type BudgetChange, type BudgetColumn, type BudgetRow, type SumFault } from './record/budget.ts';
export { feedbackGroups, FEWEST_FOR_PERCENT, positivePercent, type FeedbackGroup, type FeedbackResult } from './record/feedback.ts';
export { financialYearName, financialYearOf } from './record/financial-year.ts';
export { standardsOf, type FrameworkDomain, type FrameworkRating, type FrameworkStandard, type FrameworkVersion, type InspectionFramework, type ScoreBand } from './inspections/framework.ts';
export { frameworkVersionOf, inspectionFrameworks } from './inspections/frameworks.ts';
export { contradictions, readScores, unknownRatings, type OverallVerdict, type PrintedRatings, type ScoreReading } from './inspections/check-scores.ts';
export {
  externalReviewKinds, progressOf, recommendationProgresses, recommendationStates, SCRUTINY_RESPONSE_DAYS, scrutinyAnswers, scrutinyResponse,
  type AnsweringAction, type ExternalReviewKind, type ProgressReading, type RecommendationProgress, type RecommendationState, type ResponseReading, type ScrutinyAnswer,
} from './inspections/recommendation.ts';
export {
  bandViews, currentStandards, standardBands, standardParts, standardsIn, standardsVersions,
  type BandView, type NationalStandard, type SampleRule, type StandardBand, type StandardPart, type StandardsVersion,
} from './standards/national-standards.ts';
export { caseSample, type CaseSample, type SampleVerdict } from './standards/case-sample.ts';
export { compareBands, type BandChange, type BandedAssessment, type BandedStandard } from './standards/compare-bands.ts';
