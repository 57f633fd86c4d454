/** What stands between the network and the features. */
export { correlate, correlationIdOf } from './correlation.ts';
export { HttpModule } from './http.module.ts';
export { Readiness, type ReadinessState } from './readiness.ts';
export { ReadinessModule } from './readiness.module.ts';
export { RequestRefused, noSuchService, notAllowed, notSignedIn, serviceNotNamed } from './request-refused.ts';
export { sendFile, type MadeFile } from './send-file.ts';
export { securityHeaders } from './security-headers.ts';
export { serveWebApp } from './web-app.ts';
export { refuseNul } from './no-nul.ts';
export { serveWorkerHealth } from './worker-health.ts';
