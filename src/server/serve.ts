import { serve } from '@hono/node-server';
import { createApp } from './app.ts';

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The port is taken, or may not be used. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/**
 * Serves the builder on loopback. Port 0 takes any free one.
 * @throws PortError
 */
export function startServer({ root, port }: { root: string; port: number }): Promise<RunningServer> {
  const hostname = '127.0.0.1';
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createApp(root).fetch, port, hostname }, (address) => {
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
      resolve({ url: `http://localhost:${address.port}/`, close });
    });
    server.once('error', (error: Error & { code?: string }) => reject(portError(error, port)));
  });
}

function portError(error: Error & { code?: string }, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new PortError(
      `Port ${port} is in use by another program. Choose another one: --port ${port + 1}.`,
    );
  if (error.code === 'EACCES')
    return new PortError(`Port ${port} may not be used by this user. Choose one above 1023: --port 4747.`);
  return error;
}
