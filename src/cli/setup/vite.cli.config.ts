import { defineConfig } from 'vite';

/**
 * The command line, bundled whole: one file to load at the start, and parts that a command asks for.
 * Run by `src/cli/setup/build.mjs`.
 */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'src/cli/candlewire.ts',
    outDir: 'dist/cli',
    target: 'node20',
    emptyOutDir: true,
    // Parts lie beside the command, which finds the built app one folder up.
    rolldownOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
  },
  ssr: { noExternal: true },
});
