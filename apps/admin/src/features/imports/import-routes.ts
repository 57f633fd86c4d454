/** Addresses of the import pages, below /s/:slug. */
import type { RouteObject } from 'react-router';

export const importRoutes: RouteObject[] = [];
