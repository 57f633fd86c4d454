/** Free and taken TCP ports of this machine. */
import { createServer } from 'node:net';

/** A port on 127.0.0.1 that nobody listens on at this moment. */
export function freePort() {
  return new Promise((accept, refuse) => {
    const server = createServer();
    server.once('error', refuse);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => accept(port));
    });
  });
}

/** True when something listens on `port` already, on any address. */
export async function isTaken(port) {
  for (const host of ['127.0.0.1', undefined]) {
    const free = await new Promise((accept) => {
      const server = createServer();
      server.once('error', (error) => accept(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
      server.listen({ port, host }, () => server.close(() => accept(true)));
    });
    if (!free) return true;
  }
  return false;
}
