import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { findVisit, visitData, type VisitCommand, type VisitData } from './find-visit.ts';
import { isStaff, type Page, type Visit } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';
import { isAllowed, notAllowed } from './visit-life.ts';

/** The steps staff record of a visit. */
export type Step = 'arrive' | 'check-in' | 'fulfil' | 'no-show' | 'entered-in-error';

interface StepRule {
  readonly leadsTo: Visit['status'];
  /** How it is said. */
  readonly done: string;
  readonly event: (data: VisitData) => DayEvent;
  /** From when on it can be true. */
  readonly notBefore: 'day' | 'start' | 'ever';
}

const rules: Readonly<Record<Step, StepRule>> = {
  arrive: {
    leadsTo: 'arrived',
    done: 'marked as arrived',
    event: (data) => ({ type: 'PatientArrived', data }),
    notBefore: 'day',
  },
  'check-in': {
    leadsTo: 'checked-in',
    done: 'checked in',
    event: (data) => ({ type: 'PatientCheckedIn', data }),
    notBefore: 'day',
  },
  fulfil: {
    leadsTo: 'fulfilled',
    done: 'marked as done',
    event: (data) => ({ type: 'AppointmentFulfilled', data }),
    notBefore: 'day',
  },
  'no-show': {
    leadsTo: 'noshow',
    done: 'marked as missed',
    event: (data) => ({ type: 'NoShowRecorded', data }),
    notBefore: 'start',
  },
  'entered-in-error': {
    leadsTo: 'entered-in-error',
    done: 'marked as entered in error',
    event: (data) => ({ type: 'AppointmentEnteredInError', data }),
    notBefore: 'ever',
  },
};

export interface ProgressVisit extends VisitCommand {
  readonly step: Step;
}

/** Records how a visit went on; what is so already changes nothing. */
export function progressVisit(page: Page, command: ProgressVisit): Decision<DayEvent, PageRefusal> {
  const { address, actor, now, step } = command;
  if (!isStaff(actor)) return refuse('not-yours', 'Only the practice records this.', 'id');
  const found = findVisit(page, command);
  if ('refused' in found) return found;
  const { visit } = found;
  const { leadsTo, done, event, notBefore } = rules[step];
  if (visit.status === leadsTo) return accept();
  if (!isAllowed(step, visit.status)) return notAllowed(done, visit.status);
  const from = { day: page.day?.start ?? '', start: visit.placement.start, ever: '' }[notBefore];
  if (now < from) return refuse('too-early', `An appointment at ${visit.placement.start} cannot be ${done} yet.`, 'id');
  return accept(event(visitData(address, visit)));
}
