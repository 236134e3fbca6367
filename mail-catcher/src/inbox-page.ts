import { escapeHtml as e } from './escape-html.ts';
import type { Message, MessageSummary } from './message.ts';

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; padding: .5rem; border-bottom: 1px solid #8884; vertical-align: top; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8884; border-radius: .5rem; padding: 1rem; }
iframe { width: 100%; height: 32rem; border: 1px solid #8884; border-radius: .5rem; background: #fff; }
dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
time { white-space: nowrap; }`;

const page = (title: string, body: string, head = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${e(title)}</title>${head}<style>${style}</style></head><body>${body}</body></html>
`;

const time = (iso: string) => `<time datetime="${e(iso)}">${e(iso.slice(0, 19).replace('T', ' '))} UTC</time>`;

/** The list of all mails, newest first; it reloads itself. */
export function inboxPage(messages: readonly MessageSummary[]): string {
  const rows = messages.map(
    ({ id, receivedAt, to, subject }) =>
      `<tr><td>${time(receivedAt)}</td><td>${e(to.join(', '))}</td>` +
      `<td><a href="/messages/${e(id)}">${e(subject === '' ? '(no subject)' : subject)}</a></td></tr>`,
  );
  const table =
    rows.length === 0
      ? '<p>No mail yet. What Daybook sends arrives here, and nowhere else.</p>'
      : `<table><thead><tr><th scope="col">Received</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>` +
        `<tbody>${rows.join('')}</tbody></table>`;
  const head = '<meta http-equiv="refresh" content="5">';
  return page(`Inbox (${rows.length})`, `<h1>Inbox</h1>${table}`, head);
}

/** One mail: who, when, its text, and its HTML in a frame that may do nothing. */
export function messagePage(message: Message): string {
  const { id, subject, from, to, receivedAt, messageId, text, html } = message;
  const fact = (name: string, value: string) => `<dt>${name}</dt><dd>${value}</dd>`;
  const frame =
    html === undefined
      ? ''
      : `<h2>HTML</h2><iframe sandbox title="The mail as HTML" src="/messages/${e(id)}/html"></iframe>`;
  return page(
    subject,
    `<p><a href="/">Inbox</a> · <a href="/messages/${e(id)}/source">Source</a></p><h1>${e(subject)}</h1><dl>` +
      fact('From', e(from)) +
      fact('To', e(to.join(', '))) +
      fact('Received', time(receivedAt)) +
      fact('Message-ID', e(messageId)) +
      `</dl>${frame}<h2>Text</h2><pre>${e(text)}</pre>`,
  );
}
