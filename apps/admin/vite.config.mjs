/**
 * Builds the web app to `dist/`, which the API serves from its own origin. In development
 * Vite serves the pages and passes API calls to the program on WAYMARK_API (port 3000 if unset).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { NodePackageImporter } from 'sass';
import { defineConfig } from 'vite';

const api = process.env['WAYMARK_API'] ?? 'http://localhost:3000';

/** The operations that the API lets a page run, as codegen.mjs wrote them: into dist/documents/. */
const trustedDocuments = {
  name: 'trusted-documents',
  generateBundle() {
    const folder = join(import.meta.dirname, 'src/graphql/generated/documents');
    for (const name of readdirSync(folder)) this.emitFile({ type: 'asset', fileName: `documents/${name}`, source: readFileSync(join(folder, name)) });
  },
};

export default defineConfig({
  base: '/',
  plugins: [react(), trustedDocuments],
  // The libraries export their TypeScript under this condition, so that nothing is built first.
  resolve: { conditions: ['@waymark/source', 'module', 'browser', 'development|production'] },
  css: {
    // govuk-frontend 6 carries vendor hacks that Lightning CSS otherwise refuses.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { quietDeps: true, importers: [new NodePackageImporter(import.meta.dirname)] } },
  },
  build: {
    target: 'es2022',
    // The policy is `default-src 'self'`: nothing may become a data: address.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
  },
  server: {
    port: 5173,
    proxy: { '/graphql': { target: api }, '/api': { target: api }, '/health': { target: api } },
  },
});
