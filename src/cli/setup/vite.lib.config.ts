import { defineConfig } from 'vite';

/** The library: one module for programs; zod stays outside, so that nodes of others are checked by the same one. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/index.ts',
    outDir: 'dist/lib',
    target: 'es2023',
    emptyOutDir: true,
  },
  ssr: { noExternal: true, external: ['zod'] },
});
