import { describe, expect, it } from 'vitest';
import type { Details } from '../src/intent/details.ts';
import { civilMoment, compactTimes } from '../src/message/civil-time.ts';
import { draft, type Parties } from '../src/message/draft.ts';
import { english } from '../src/message/english.ts';
import { renderMail } from '../src/message/render-mail.ts';
import { explainFailure } from '../src/outbox/explain-failure.ts';
import { mailDomain } from '../src/outbox/mailer.ts';
import { messageKeyId } from '../src/outbox/message-key.ts';

describe('times', () => {
  it('are those of the zone, on both sides of a clock change', () => {
    expect(civilMoment('2026-10-25T00:30:00.000Z', 'Europe/Berlin')).toBe('Sun 25 Oct 2026, 02:30');
    expect(civilMoment('2026-10-25T01:30:00.000Z', 'Europe/Berlin')).toBe('Sun 25 Oct 2026, 02:30');
    expect(civilMoment('2026-09-01T07:30:00.000Z', 'Asia/Kolkata')).toBe('Tue 1 Sep 2026, 13:00');
  });

  it('are told in few words', () => {
    const at = (time: string) => `2026-11-24T${time}:00.000Z`;
    const slots = [
      { start: at('09:00'), end: at('09:30') },
      { start: at('08:00'), end: at('08:30') },
      { start: at('08:30'), end: at('09:00') },
      { start: at('09:30'), end: at('10:15') },
      { start: '2026-11-24T23:30:00.000Z', end: '2026-11-25T00:00:00.000Z' },
    ];
    expect([...compactTimes(slots, 'Europe/Berlin')]).toEqual([
      ['Tue 24 Nov 2026', '09:00–10:30 (3 × 30 min), 10:30–11:15'],
      ['Wed 25 Nov 2026', '00:30–01:00'],
    ]);
  });
});

describe('a mail', () => {
  const details: Details = {
    type: 'appointment-cancelled',
    appointmentId: 'x',
    patientId: '1b671a64-40d5-491e-99b0-da01ff1f3341',
    practitionerId: '1b671a64-40d5-491e-99b0-da01ff1f3342',
    start: '2026-11-24T08:30:00.000Z',
    end: '2026-11-24T09:00:00.000Z',
    by: 'system',
  };
  const parties: Parties = {
    reader: 'patient',
    doctor: { name: 'Dr. A\r\nBcc: x@y.example\u2028' },
    zone: 'Europe/Berlin',
    address: [],
    patientName: 'P',
  };

  it('has lines of ours only: a name cannot begin one', () => {
    const body = renderMail(
      draft(details, parties, english),
      parties,
      'Mallory\n\nDear friend',
      'https://a.example',
      english,
    );
    expect(body.text).toMatch(/^Hello Mallory Dear friend,\n/);
    expect(body.text).toContain('Doctor: Dr. A Bcc: x@y.example\n');
    expect(body.subject).toBe('Appointment cancelled: Tue 24 Nov 2026, 09:30');
    expect(body.text).toContain('Cancelled by: Daybook, automatically');
  });

  it('has the Message-ID of its row, always the same one', () => {
    const id = messageKeyId('event:type:patient:person:email');
    expect(id).toBe(messageKeyId('event:type:patient:person:email'));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(mailDomain('Daybook <no-reply@daybook.example>')).toBe('daybook.example');
    expect(mailDomain('a@b.example')).toBe('b.example');
  });
});

describe('a failure', () => {
  const failure = (message: string, more: object) => explainFailure(Object.assign(new Error(message), more));

  it('that no repetition can help is known as one', () => {
    const refused = { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' };
    expect(failure("Can't send mail - all recipients were rejected: 550 <a@b.example>: unknown", refused)).toEqual({
      reason:
        "the mail server refused sender or recipient: Can't send mail - all recipients were rejected: 550 <…>: unknown",
      permanent: true,
    });
    expect(failure('later', { ...refused, responseCode: 450 }).permanent).toBe(false);
    expect(failure('relay denied', { ...refused, command: 'MAIL FROM' }).permanent).toBe(false);
    expect(failure('535 bad password', { code: 'EAUTH', responseCode: 535 }).permanent).toBe(false);
  });

  it('names nobody', () => {
    expect(failure('no such user zoë.x@patient.example, "o b"@c.example', {}).reason).not.toMatch(/@|patient|zoë/);
    expect(explainFailure('odd').reason).toBe('odd');
  });
});
