import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { playwright } from '@vitest/browser-playwright';
import { bareWorker, lightPage } from './src/cli/setup/light-page.ts';

const chromium = process.env.CANDLEWIRE_CHROMIUM;

/** Prepared before the first page asks: one found later would be prepared anew, and React would be there twice. */
const PREPARED = [
  'react',
  'react-dom',
  'react-dom/client',
  'react/jsx-runtime',
  'react/jsx-dev-runtime',
  '@xyflow/react',
  'zustand',
  'zustand/middleware',
  'zundo',
  'radix-ui',
  'cmdk',
  'sonner',
  'lucide-react',
  'lightweight-charts',
  'comlink',
  'idb',
  'zod',
  'fflate',
  '@dagrejs/dagre',
  '@noble/hashes/sha2.js',
  '@noble/hashes/utils.js',
  'axe-core',
  ...['acos', 'asin', 'atan', 'cos', 'cosh', 'exp', 'ln', 'log10', 'pow', 'sin', 'sinh', 'tan', 'tanh'].map(
    (name) => `@stdlib/math-base-special-${name}`,
  ),
];

export default defineConfig({
  plugins: [react(), tailwindcss(), lightPage()],
  resolve: { dedupe: ['react', 'react-dom'] },
  optimizeDeps: { include: PREPARED },
  worker: { format: 'es', plugins: () => [bareWorker()] },
  build: { outDir: 'dist/app', target: 'es2023' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/e2e/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium ? { executablePath: chromium } : {}),
                args: [
                  '--no-sandbox',
                  '--disable-gpu',
                  '--disable-quic',
                  '--no-first-run',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
