import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startServer } from '../../src/server/serve.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** How Chromium is started wherever tests start it themselves. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface RunningApp {
  readonly url: string;
  /** A page of its own, with nothing stored; what it complains about is gathered. */
  open(options?: BrowserContextOptions): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

/** Builds the app unless it is built from these sources, serves it as `npm start` does, and starts Chromium. */
export async function startApp(): Promise<RunningApp> {
  const build = "import('./src/cli/setup/build.mjs').then(({ ensureBuilt }) => ensureBuilt())";
  const { status, stderr } = spawnSync(process.execPath, ['-e', build], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const server = await startServer({ root: path.join(ROOT, 'dist/app'), port: 0 });
  const executablePath = process.env.CANDLEWIRE_CHROMIUM;
  const browser: Browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: CHROMIUM_ARGS,
  });
  return {
    url: server.url,
    async open(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.goto(server.url);
      return { page, complaints };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until the verdict of a run is on the screen, and gives its text; without the luck, which comes later. */
export async function verdict(page: Page): Promise<string> {
  const line = page.locator('dl', { hasText: 'Buy & hold' }).first();
  await line.waitFor({ timeout: 60_000 });
  return (await line.innerText()).replace(/\nLuck[\s\S]*$/, '');
}

/** Chooses a file by the app's own dialog. */
export async function chooseFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Import' }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
}

/** Drops a file on the page, as from a folder. */
export async function dropFile(page: Page, name: string, content: string): Promise<void> {
  await page.evaluate(
    ([fileName, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text ?? ''], fileName ?? ''));
      const target = document.querySelector('main') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
    },
    [name, content],
  );
}

/** The stored document of the page. */
export function storedStrategy(page: Page): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem('candlewire:strategy'));
}
