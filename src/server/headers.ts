import type { MiddlewareHandler } from 'hono';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  // Isolation from other sites, which shared memory between workers requires.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]'];

export const safeHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
};

/** Refuses requests under a foreign name: a web page could point its own domain at this machine (DNS rebinding). */
export const ownHostOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!OWN_NAMES.includes(host.replace(/:\d+$/, '').toLowerCase()))
    return context.text('This server answers only to localhost.\n', 403);
  await next();
};

/** Files under `assets/` carry a hash in their name and never change; everything else is asked for anew. */
export const cacheHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const forever = context.req.path.startsWith('/assets/') && context.res.ok;
  context.header('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
};
