import type { Draft, Parties } from './draft.ts';
import type { Language } from './english.ts';
import { escapeHtml as e } from './escape-html.ts';

/** A mail without its envelope. */
export interface MailBody {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One line, whatever somebody put into their name: nothing in a mail begins a line by itself. */
const line = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();

const cell = 'padding:4px 16px 4px 0;vertical-align:top;text-align:left;';

/** Gives a draft the form of a mail: plain text, and the same as HTML with everything of people escaped. */
export function renderMail(
  { title, lead, facts, when }: Draft,
  { reader, zone }: Parties,
  name: string,
  publicUrl: string,
  words: Language,
): MailBody {
  const greeting = words.greeting(line(name));
  const rows = facts.map(([label, value]) => [label, line(value)] as const);
  const link = reader === 'patient' ? `${publicUrl}/appointments` : `${publicUrl}/day`;
  const zoneNote = words.zone(zone);
  const text = [
    greeting,
    '',
    lead,
    '',
    ...rows.map(([label, value]) => `${label}: ${value}`),
    '',
    `${words.open[reader]}: ${link}`,
    '',
    zoneNote,
    words.footer,
    '',
  ].join('\n');
  const html = `<!doctype html>
<html lang="${words.language}"><head><meta charset="utf-8"><title>${e(title)}</title></head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1c1a;background:#ffffff">
<p>${e(greeting)}</p>
<p>${e(lead)}</p>
<table role="presentation" style="border-collapse:collapse">
${rows.map(([label, value]) => `<tr><th scope="row" style="${cell}font-weight:600">${e(label)}</th><td style="${cell}">${e(value)}</td></tr>`).join('\n')}
</table>
<p><a href="${e(link)}">${e(words.open[reader])}</a></p>
<p style="font-size:14px;color:#5c5c57">${e(zoneNote)}<br>${e(words.footer)}</p>
</body></html>
`;
  return { subject: line(`${title}: ${when}`), text, html };
}
