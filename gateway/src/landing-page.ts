import type { ServerResponse } from 'node:http';

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Daybook</title>
<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>Daybook</h1>
<p>The appointment book that remembers everything: clinics and dental practices offer slots, patients book them, and every
change is kept as an event.</p>
<p>This is its HTTP interface. <a href="/api-docs">Its description</a> lists every request and answer;
<a href="/readyz">/readyz</a> says whether it is ready.</p>
</html>
`;

/** Answers what this is, where there is no web app. */
export function sendLandingPage(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(page),
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'Cache-Control': 'no-cache',
  });
  response.end(response.req.method === 'HEAD' ? undefined : page);
}
