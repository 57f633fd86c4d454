/** An account that advises for an oversight body and belongs to no service. */
import { openProvisioning } from '../provisioning.ts';
import { signIn, type TestApp, type TestSession } from './test-app.ts';
import type { TestDatabase } from './test-database.ts';
import { testPassword } from './test-tenant.ts';

export interface TestAdviser {
  id: string;
  session: TestSession;
}

/** @param body slug of the oversight body, which is made when there is none yet */
export async function addTestAdviser(database: TestDatabase, app: Pick<TestApp, 'url'>, body: string): Promise<TestAdviser> {
  const provisioning = await openProvisioning(database);
  const { id: bodyId } = (await provisioning.oversight.findBySlug(body)) ?? (await provisioning.oversight.create(body, { en: body, cy: body }));
  const email = `adviser@${body}.test`;
  const { id } = await provisioning.people.createAccount({ email, name: `Adviser of ${body}`, password: testPassword });
  await provisioning.oversight.addAdviser(bodyId, id);
  await provisioning.close();
  return { id, session: await signIn(app, email) };
}
