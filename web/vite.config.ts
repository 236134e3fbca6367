import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const daybook = process.env['DAYBOOK_URL'] ?? 'http://127.0.0.1:3000';

/** The two fonts of the first page are asked for before the styles that name them have been read. */
const preloadFonts: Plugin = {
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => /(figtree|newsreader)-latin-wght/.test(file))
        .map((file) => ({
          tag: 'link',
          injectTo: 'head-prepend' as const,
          attrs: { rel: 'preload', href: `/${file}`, as: 'font', type: 'font/woff2', crossorigin: '' },
        })),
  },
};

export default defineConfig({
  plugins: [react(), preloadFonts],
  build: { manifest: true, target: 'es2022' },
  server: {
    proxy: { '/api': daybook, '/api-docs': daybook, '/socket.io': { target: daybook, ws: true } },
  },
});
