/** Receivers of webhooks of a service, over REST. */
import { rest, restData, type RestAnswer } from '../../graphql/rest.ts';

export interface Webhook {
  id: string;
  url: string;
  secretSetAt: string;
  createdAt: string;
  disabledAt: string | null;
}

const base = '/api/webhooks';

export const webhooks = (service: string): Promise<readonly Webhook[]> => restData('GET', base, undefined, service);
export const addWebhook = (service: string, url: string): Promise<RestAnswer<{ id: string; secret: string }>> => rest('POST', base, { url }, service);
export const rotateSecret = (service: string, id: string): Promise<RestAnswer<{ secret: string }>> => rest('POST', `${base}/${id}/secret`, undefined, service);
export const testWebhook = (service: string, id: string): Promise<RestAnswer<{ outcome: string }>> => rest('POST', `${base}/${id}/test`, undefined, service);
export const setWebhookOn = (service: string, id: string, on: boolean): Promise<RestAnswer<void>> => rest('POST', `${base}/${id}/${on ? 'enable' : 'disable'}`, undefined, service);
export const removeWebhook = (service: string, id: string): Promise<RestAnswer<void>> => rest('DELETE', `${base}/${id}`, undefined, service);
