/** Use cases of links: what an action should move, what moves an indicator, and making and removing a link. */
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../platform/audit/index.ts';
import { Clock } from '../../platform/clock/index.ts';
import { NotFound, reason, Refused, type Loaders } from '../../platform/graphql/index.ts';
import { definitionOf } from '../indicators/index.ts';
import { PlansService, type Action } from '../plans/index.ts';
import type { IndicatorLinkInput, LinkedAction } from './links.graphql.ts';
import { actionsOfIndicators, deleteLink, indicatorsOfActions, insertLink, MOST_LINKS } from './links.store.ts';

/** Told in the transaction of the change. */
export type LinkListener = (actionId: string) => Promise<void>;

@Injectable()
export class LinksService {
  private readonly listeners: LinkListener[] = [];

  constructor(
    private readonly plans: PlansService,
    private readonly clock: Clock,
  ) {}

  ofAction(actionId: string, loaders: Loaders): Promise<string[]> {
    return loaders.of('indicatorsOfAction', indicatorsOfActions).load(actionId);
  }

  async ofIndicator(code: string, loaders: Loaders): Promise<LinkedAction[]> {
    const links = await loaders.of('actionsOfIndicator', actionsOfIndicators).load(code);
    const actions = await Promise.all(links.map(({ actionId }) => this.plans.action(actionId, loaders)));
    return actions.flatMap((action, index) => (action ? [{ id: action.id, ref: action.ref, description: action.description, effectiveRating: action.effectiveRating, planTitle: links[index]?.planTitle ?? '' }] : []));
  }

  /** For what follows from links; said when a module starts. */
  whenChanged(listener: LinkListener): void {
    this.listeners.push(listener);
  }

  /** A link that is there already stays as it is. */
  async link(input: IndicatorLinkInput, loaders: Loaders): Promise<Action | NotFound | Refused> {
    const action = await this.plans.action(input.actionId, loaders);
    if (!action) return new NotFound(input.actionId);
    if (!definitionOf(input.indicator)) return new NotFound(input.indicator);
    const held = await indicatorsOfActions([action.id]);
    if (held[0]?.includes(input.indicator)) return action;
    const at = this.clock.now();
    if (!(await insertLink(action.id, input.indicator, at))) return new Refused(reason('tooManyIndicators', { limit: MOST_LINKS }));
    await recordAudit(at, 'linkIndicator', 'action', action.id, { indicator: input.indicator });
    return this.changed(action, loaders);
  }

  async unlink(input: IndicatorLinkInput, loaders: Loaders): Promise<Action | NotFound> {
    const action = await this.plans.action(input.actionId, loaders);
    if (!action) return new NotFound(input.actionId);
    if (!(await deleteLink(action.id, input.indicator))) return new NotFound(input.indicator);
    await recordAudit(this.clock.now(), 'unlinkIndicator', 'action', action.id, { indicator: input.indicator });
    return this.changed(action, loaders);
  }

  /** The action with what followed for its rating. */
  private async changed({ id }: Action, loaders: Loaders): Promise<Action | NotFound> {
    for (const listener of this.listeners) await listener(id);
    loaders.forget('action');
    return (await this.plans.action(id, loaders)) ?? new NotFound(id);
  }
}
