import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cacheHeaders, ownHostOnly, safeHeaders } from './headers.ts';

/** The builder's files under `root`, each with strict headers. */
export function createApp(root: string): Hono {
  const app = new Hono();
  app.use(safeHeaders, cacheHeaders, ownHostOnly);
  app.get('*', serveStatic({ root }));
  app.notFound((context) => context.text('There is nothing at this address.\n', 404));
  app.onError((_error, context) => context.text('The server failed to answer this.\n', 500));
  return app;
}
