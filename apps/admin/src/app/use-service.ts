/** The service in the address and what this person may do there; one query for the whole frame. */
import { createContext, useContext } from 'react';
import type { ServiceFrameQuery } from '../graphql/generated/graphql.ts';

export type ServiceFrame = ServiceFrameQuery['service'];
export type Person = ServiceFrameQuery['me'];

export interface ServiceContextValue {
  service: ServiceFrame;
  me: Person;
}

export const ServiceContext = createContext<ServiceContextValue | null>(null);

/** Null outside /s/:slug. */
export function useServiceOrNone(): ServiceContextValue | null {
  return useContext(ServiceContext);
}

/** @throws Error outside /s/:slug. */
export function useService(): ServiceContextValue {
  const value = useContext(ServiceContext);
  if (!value) throw new Error('This page belongs below /s/:slug.');
  return value;
}

/** May the person do this here? Names are those of Me.operations. */
export function useMay(): (operation: string) => boolean {
  const { me } = useService();
  return (operation) => me.operations.includes(operation);
}
