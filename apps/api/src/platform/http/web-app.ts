/** Serves the built web app: hashed files for ever, the page itself always fresh, every route the same page. */
import { join, posix } from 'node:path';
import express, { type RequestHandler, type Response, Router } from 'express';

/** Addresses that are never a page of the web app. */
const ours = /^\/(?:api|graphql|health|assets|documents)(?:\/|$)/;

/** @param root the folder that the web app was built into */
export function serveWebApp(root: string): RequestHandler {
  const router = Router();
  router.use('/assets', express.static(join(root, 'assets'), { index: false, redirect: false, fallthrough: true, immutable: true, maxAge: '1y' }));
  // What pages may run is for the API to read: it would tell strangers every operation.
  router.use((request, _response, next) => (holdsDocuments(request.path) ? next('router') : next()));
  router.use(express.static(root, { index: false, redirect: false, setHeaders: alwaysFresh }));
  router.use((request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || ours.test(request.path)) return next();
    alwaysFresh(response);
    response.sendFile('index.html', { root, cacheControl: false }, (error?: Error) => {
      if (error) next(error);
    });
  });
  return router;
}

/** By the path that express.static would make of it. */
function holdsDocuments(path: string): boolean {
  try {
    return /^\/documents(?:\/|$)/i.test(posix.normalize(`/${decodeURIComponent(path)}`));
  } catch {
    return false;
  }
}

function alwaysFresh(response: Pick<Response, 'setHeader'>): void {
  response.setHeader('cache-control', 'no-cache');
}
