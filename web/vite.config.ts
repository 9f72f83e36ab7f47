import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The server writes base, language, theme and nonce into index.html, so every address in it is relative.
export default defineConfig({
  base: './',
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: process.env.ROWHOUSE_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
  },
  test: { include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'], environment: 'node' },
});
