import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dashboard = path.join(root, 'apps/dashboard');
const apiOrigin = process.env.WARDCAST_API ?? 'http://127.0.0.1:4310';

export default defineConfig({
  root: dashboard,
  cacheDir: path.join(root, 'node_modules/.cache/vite'),
  plugins: [react()],
  resolve: {
    // The contract's source is bundled, so that the dashboard builds before any library is compiled.
    alias: { '@wardcast/contract': path.join(root, 'libs/contract/src/index.ts') },
  },
  build: {
    outDir: path.join(dashboard, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Lets the size check see which modules a chunk holds.
    manifest: true,
    // Fonts stay files: text of a style sheet is read before the first paint, a font is not.
    assetsInlineLimit: 0,
    // How long plugins took is no warning for whoever starts the product on a slow machine.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/graphql': { target: apiOrigin, ws: true } },
  },
});
