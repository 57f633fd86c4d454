/** Figures of the services that the transaction has entered: one statement, however many they are. */
import type { IsoDate } from '@waymark/domain';
import { statement, tenantQuery } from '../../platform/tenancy/index.ts';

/** What the database answers about one service: numbers and a date, no text. */
export interface FigureRow extends Record<string, unknown> {
  tenantId: string;
  plans: number;
  actions: number;
  notDue: number;
  onTrack: number;
  atRisk: number;
  offTrack: number;
  complete: number;
  open: number;
  overdue: number;
  stated: number;
  divergent: number;
  rosier: number;
  claimed: number;
  evidenced: number;
  /** Null where the share does not open escalations. */
  openEscalations: number | null;
  lastUpdate: IsoDate | null;
  overridden: number;
  signedOff: number;
  /** The median; null where nothing is signed off. */
  signOffDays: number | null;
}

const count = statement(`select tenant_id as "tenantId", plans, actions, not_due as "notDue", on_track as "onTrack", at_risk as "atRisk", off_track as "offTrack", complete,
  open, overdue, stated, divergent, rosier, claimed, evidenced, open_escalations as "openEscalations", last_update as "lastUpdate",
  overridden, signed_off as "signedOff", sign_off_days as "signOffDays" from count_shared($1)`);

/** Of every service that this transaction may count; a service without plans has zeros. */
export async function countShared(today: IsoDate): Promise<FigureRow[]> {
  return tenantQuery<FigureRow>(count, [today]);
}
