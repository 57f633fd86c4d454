/** What people do with messages and their ways out, each once, for the test that every deed is in the trail. */
import { randomUUID } from 'node:crypto';
import type { TestSession } from './test-app.ts';
import type { TestDatabase } from './test-database.ts';
import type { TestTenant } from './test-tenant.ts';

interface Where {
  database: () => TestDatabase;
  tenant: () => TestTenant;
  accountId: () => string;
  session: () => TestSession;
}

/** A message to the person, with a mail that was given up. */
async function addMessage({ database, tenant, accountId }: Where): Promise<{ messageId: string; deliveryId: string }> {
  const [messageId, deliveryId] = [randomUUID(), randomUUID()];
  await database().administer(
    `insert into message (tenant_id, id, recipient_id, kind, subject_kind, subject_id, parameters, dedupe_key, created_at, visible_from)
     values ($1, $2, $3, 'escalation', 'service', $1, '{}', $2::uuid::text, '2016-09-01', '2016-09-01')`, [tenant().id, messageId, accountId()],
  );
  await database().administer(`insert into delivery (tenant_id, id, message_id, channel, state, created_at) values ($1, $2, $3, 'email', 'dead', '2016-09-01')`, [tenant().id, deliveryId, messageId]);
  return { messageId, deliveryId };
}

export function messageDeeds(where: Where): Record<string, () => Promise<unknown>> {
  const mutate = async (text: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
    const { data, errors } = await where.session().graphql<Record<string, unknown>>(text, variables, where.tenant().slug);
    if (errors || !data || JSON.stringify(data).includes('Refused')) throw new Error(JSON.stringify(errors ?? data));
    return data;
  };
  const rest = async (method: string, path: string, body?: object): Promise<{ id: string }> => {
    const answer = await where.session().fetch(path, { method, service: where.tenant().slug, headers: { 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}.`);
    return answer.status === 204 ? { id: '' } : ((await answer.json()) as { id: string });
  };
  const addWebhook = () => rest('POST', '/api/webhooks', { url: `https://127-0-0-1.invalid/${randomUUID()}` });
  const ofWebhook = (method: string, step: string) => async () => rest(method, `/api/webhooks/${(await addWebhook()).id}${step}`, method === 'POST' ? {} : undefined);
  return {
    markMessageRead: async () => mutate('mutation ($id: ID!) { markMessageRead(input: { messageId: $id }) { __typename } }', { id: (await addMessage(where)).messageId }),
    changeMessagePreference: () => mutate('mutation { changeMessagePreference(input: { kind: ESCALATION, email: DIGEST }) { __typename } }'),
    makeCalendarFeed: () => mutate('mutation { makeCalendarFeed { createdAt } }'),
    revokeCalendarFeed: async () => {
      await mutate('mutation { makeCalendarFeed { createdAt } }');
      return mutate('mutation { revokeCalendarFeed }');
    },
    resendDelivery: async () => mutate('mutation ($id: ID!) { resendDelivery(input: { deliveryId: $id }) { __typename } }', { id: (await addMessage(where)).deliveryId }),
    addWebhook,
    rotateWebhookSecret: ofWebhook('POST', '/secret'),
    testWebhook: ofWebhook('POST', '/test'),
    disableWebhook: ofWebhook('POST', '/disable'),
    enableWebhook: async () => {
      const { id } = await addWebhook();
      await rest('POST', `/api/webhooks/${id}/disable`, {});
      return rest('POST', `/api/webhooks/${id}/enable`, {});
    },
    removeWebhook: ofWebhook('DELETE', ''),
  };
}
