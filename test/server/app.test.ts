import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../src/server/app.ts';
import { PortError, startServer } from '../../src/server/serve.ts';

const root = mkdtempSync(path.join(tmpdir(), 'candlewire-server-'));
mkdirSync(path.join(root, 'assets'));
writeFileSync(path.join(root, 'index.html'), '<p>builder</p>');
writeFileSync(path.join(root, 'assets/app-1a2b.js'), 'go()');
writeFileSync(path.join(root, '..', 'secret.txt'), 'secret');

const get = (url: string, host = 'localhost:4747') => createApp(root).request(url, { headers: { host } });

describe('the local server', () => {
  test('serves the builder under a strict policy', async () => {
    const page = await get('/');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<p>builder</p>');
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const rule of [
      "script-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
    expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('lets files with a hash in their name be kept, the page not', async () => {
    expect((await get('/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
    expect((await get('/assets/gone.js')).headers.get('cache-control')).toBe('no-cache');
  });

  test.each(['localhost:4747', '127.0.0.1:4747', '[::1]:4747', 'LOCALHOST'])('answers to %s', async (host) =>
    expect((await get('/', host)).status).toBe(200),
  );
  test.each(['evil.example', 'localhost.evil.example:4747', ''])('refuses the name "%s"', async (host) => {
    const answer = await get('/', host);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-security-policy')).not.toBeNull();
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/nothing',
  ])('has nothing at %s', async (url) => expect((await get(url)).status).toBeGreaterThanOrEqual(400));

  test('listens on loopback, and tells when a port is taken', async () => {
    const server = await startServer({ root, port: 0 });
    const port = Number(new URL(server.url).port);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    await expect(startServer({ root, port })).rejects.toThrow(PortError);
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });
});
