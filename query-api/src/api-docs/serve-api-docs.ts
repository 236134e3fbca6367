import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '@daybook/contracts/http/openapi.ts';
import { static as serveStatic, type Router } from 'express';

const assets = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Daybook API</title>
    <link rel="stylesheet" href="/api-docs/swagger-ui.css" />
    <link rel="icon" href="/api-docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api-docs/swagger-ui-bundle.js"></script>
    <script src="/api-docs/show.js"></script>
  </body>
</html>
`;

// A file of its own and not in the page: the content security policy allows no inline scripts.
const script = `SwaggerUIBundle({ url: '/api-docs/openapi.json', dom_id: '#swagger-ui', deepLinking: true });
`;

/** Serves the OpenAPI document at /api-docs/openapi.json and a page to browse it at /api-docs. */
export function serveApiDocs(router: Router): void {
  const document = openApiDocument();
  router.get('/api-docs/openapi.json', (_request, reply) => void reply.json(document));
  router.get('/api-docs/show.js', (_request, reply) => void reply.type('text/javascript').send(script));
  router.get('/api-docs', (_request, reply) => void reply.type('html').send(page));
  router.use('/api-docs', serveStatic(assets, { index: false, redirect: false }));
}
