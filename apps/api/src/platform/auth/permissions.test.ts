import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { tenantRoles, type Role } from '../tenancy/index.ts';
import { operationsFor, permissions, permits, type Operation } from './permissions.ts';

const schema = buildSchema(readFileSync(fileURLToPath(new URL('../../../schema.graphql', import.meta.url)), 'utf8'));
const fields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
const operations = Object.keys(permissions) as Operation[];

describe('the table of permissions', () => {
  test('[18] has an entry for every operation of the GraphQL schema', () => {
    expect(fields.filter((field) => !(field in permissions))).toEqual([]);
  });

  test('has no entry for an operation that does not exist', () => {
    expect(operations.filter((operation) => !permissions[operation].rest && !fields.includes(operation))).toEqual([]);
  });

  test('lets nobody who is not signed in do more than see the health and sign in or out', () => {
    expect(operations.filter((operation) => permits(operation, null))).toEqual([
      'live', 'ready', 'signIn', 'signOut', 'sessionState', 'signInWithCode', 'signInPasskeyOptions', 'signInWithPasskey', 'proposeTotp', 'confirmTotp', 'passkeyOptions', 'addPasskey',
      'requestPasswordLink', 'setPasswordByLink', 'lookAtInvitation', 'acceptInvitation',
      'realm', 'startProviderSignIn', 'finishProviderSignIn', 'invitationProviders', 'acceptInvitationByProvider',
      'readCalendar',
    ]);
  });

  test('lets an account without a role in the service only see itself and its services', () => {
    for (const roles of [[], ['operator']] as Role[][]) {
      expect(operationsFor(roles).filter((operation) => permissions[operation].access !== 'anyone')).toEqual([
        'changePassword', 'ownIdentities', 'linkIdentity', 'unlinkIdentity', 'staySignedIn', 'renewSession', 'ownAccount', 'endOtherSessions', 'endSession', 'removeTotp', 'removePasskey', 'renewRecoveryCodes', 'me', 'services',
      ]);
    }
  });

  test('lets an adviser read what a share may open, and nothing else of a service', () => {
    const offered = operationsFor(['oversightAdviser']).filter((operation) => Array.isArray(permissions[operation].access));
    expect(offered).toEqual(['service', 'plans', 'plan', 'action', 'decisionAsAt', 'indicators', 'indicator', 'reviews', 'review', 'escalations', 'portfolio', 'stageOfService', 'decideStage', 'stageRules', 'tryStageRules', 'submitStageRules', 'approveStageRules', 'returnStageRules', 'writeAssuranceNote', 'assureExternally', 'assuranceNotes', 'sharedFigures']);
  });

  test('lets only a plan manager import', () => {
    const importing = operations.filter((operation) => /import|findings|draftAction/i.test(operation));
    expect(importing).toHaveLength(11);
    for (const operation of importing) expect(tenantRoles.filter((role) => permits(operation, [role]))).toEqual(['planManager']);
  });

  test('keeps the working plan from viewers', () => {
    for (const operation of ['plans', 'plan', 'action', 'decisionAsAt', 'indicators', 'indicator', 'ruleWorkbench'] as const) {
      expect(tenantRoles.filter((role) => !permits(operation, [role]))).toEqual(['viewer']);
    }
  });

  test('lets only a tenant administrator change rules and the rating key, and everybody read the rules', () => {
    const changing = operations.filter((operation) => /RuleSet|RatingKey/.test(operation));
    expect(changing).toHaveLength(9);
    for (const operation of changing) expect(tenantRoles.filter((role) => permits(operation, [role]))).toEqual(['tenantAdministrator']);
    for (const operation of ['ruleSetVersions', 'ruleSetVersion'] as const) expect(tenantRoles.filter((role) => !permits(operation, [role]))).toEqual([]);
  });

  test('shows the audit trail to a tenant administrator only', () => {
    for (const operation of ['auditEvents', 'auditCheckpoint', 'exportAudit'] as const) expect(tenantRoles.filter((role) => permits(operation, [role]))).toEqual(['tenantAdministrator']);
  });

  test('lets owners and managers add evidence, and the board only read', () => {
    expect(tenantRoles.filter((role) => permits('addEvidence', [role]))).toEqual(['actionOwner', 'planManager']);
  });

  test('adds up the roles of a person who has several', () => {
    expect(permits('addEvidence', ['boardChair', 'actionOwner'])).toBe(true);
  });
});
