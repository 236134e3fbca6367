import { explainSlot } from '@daybook/contracts/http/slot-routes.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { ClinicFacts } from '@daybook/scheduling/offer/clinic-facts.ts';
import { factsOf } from '@daybook/scheduling/offer/facts-of.ts';
import { judge } from '@daybook/scheduling/offer/judge.ts';
import { blankPage, type Page } from '@daybook/scheduling/page/page-state.ts';
import type { Router } from 'express';
import { notYours, partyOf } from '../appointments/party.ts';
import { requireVerified } from '../practitioners/require-verified.ts';
import { instantOf } from '../reading/instant-of.ts';
import type { Services } from '../services.ts';
import { readQuestion, type Question } from './read-question.ts';
import { toPages } from './to-pages.ts';
import { toAvailability, toLocationState } from './to-state.ts';
import { whyNoTime } from './why-no-time.ts';

/** The slot that begins at a moment: an open one rather than one that was closed. */
function slotAt(pages: ReadonlyMap<string, Page>, start: string) {
  const found = [...pages.values()].flatMap((page) =>
    [...page.slots.values()].filter((slot) => slot.start === start).map((slot) => ({ page, slot })),
  );
  return found.find(({ slot }) => slot.closedBy === undefined) ?? found.at(-1);
}

const patientFacts = ({ visits }: Question): ClinicFacts['patient'] =>
  visits === undefined
    ? undefined
    : {
        upcoming: visits.length,
        elsewhere: visits.map((visit) => ({ start: instantOf(visit.start_at), end: instantOf(visit.end_at) })),
      };

/** Mounts why a time is offered, or is not: every reason at once, by the rules that decide a booking (EXP-01). */
export function mountExplainSlot(router: Router, { models, guard, now }: Services): void {
  serveRoute(router, guard, explainSlot, async ({ query, identity, ...exchange }) => {
    const { practitionerId, start, visitTypeId } = query;
    const party = partyOf(identity);
    const patientId = party.kind === 'patient' ? party.person : query.patientId;
    if (query.patientId !== undefined && query.patientId !== patientId) throw notYours();
    if (party.kind === 'practitioner' && patientId !== undefined) {
      // Where somebody else's patient is, is told to nobody.
      if (practitionerId !== party.person) throw notYours();
      await requireVerified(models, identity, exchange);
    }
    const at = now().toISOString();
    const question = await readQuestion(models, exchange, { practitionerId, start, patientId, now: at, identity });
    if (question === undefined) throw new HttpProblem(404, 'not-found', 'There is no such practitioner.');
    const locations = new Map(question.clinics.map((row) => [row.location_id, toLocationState(row)]));
    const pages = toPages(question.book);
    const found = slotAt(pages, start);
    const availability = toAvailability(question.book);
    const patient = patientFacts(question);
    if (found === undefined) {
      const page = [...pages.values()].find(({ day }) => day !== undefined && day.start <= start && start < day.end);
      const asked = { practitionerId, start, visitTypeId, now: at, patient };
      const reasons = whyNoTime(question, page ?? blankPage(), locations, asked);
      return { offered: false, reasons: [...reasons] };
    }
    const { slotId, locationId } = found.slot;
    const location = locationId === undefined ? undefined : locations.get(locationId);
    const facts = factsOf(availability, location, visitTypeId, patient);
    const { objections } = judge(found.page, { practitionerId, facts, slotId, now: at });
    return { offered: objections.length === 0, slotId, reasons: [...objections] };
  });
}
