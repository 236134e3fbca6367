import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { OpeningReason } from '@daybook/contracts/opening-reasons.ts';
import type { Practitioner } from '../api/answers.ts';
import { useLocations } from '../api/use-locations.ts';
import { objectionWords } from '../desk/objection-words.ts';
import { isOpeningNotice, useAsksWhy } from '../desk/set-aside.ts';
import { useHours } from '../hours/use-hours.ts';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { FailedLine } from '../parts/failed-line.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { spanWords } from '../words/span-words.ts';
import { timeWords } from '../words/time-words.ts';
import { dayTitle } from './day-words.ts';
import { OpeningOverride } from './opening-override.tsx';
import { splitTimes } from './split-times.ts';
import { useDayContent } from './use-day-content.ts';
import { useOpening } from './use-opening.ts';
import { isOnPage } from './visit-look.ts';

interface AddTimesDialogProps {
  readonly doctor: Practitioner;
  readonly day: string;
  readonly onClose: () => void;
}

const lengths = [10, 15, 20, 30, 45, 60, 90];
const mostAtOnce = 200;

/** Opens times: from when, until when, how long each; what will be opened is shown before. The clinic's notice is said first and can then be set aside. */
export function AddTimesDialog({ doctor, day, onClose }: AddTimesDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { practitionerId, bookZone: zone } = doctor;
  const [span, setSpan] = useState({ from: '09:00', to: '12:00', minutes: 30, locationId: '' });
  const content = useDayContent(doctor, day).data;
  const places = useLocations();
  const hours = useHours(practitionerId);
  const clinics = places.data ?? [];
  // Not known before both have answered: times at a clinic that was only guessed would be opened under its rules.
  const usual =
    hours.data === undefined || places.data === undefined
      ? undefined
      : (hours.data.weekly[0]?.locationId ?? places.data[0]?.locationId ?? '');
  const locationId = span.locationId === '' ? usual : span.locationId;
  const readPlaces = () => void Promise.all([places.refetch(), hours.refetch()]);
  const opening = useOpening(practitionerId);
  const asksWhy = useAsksWhy(opening, isOpeningNotice);
  const there = content === undefined ? [] : [...content.visits.filter(isOnPage), ...content.free, ...content.held];
  const isWhole = span.from !== '' && span.to !== '';
  const { open, taken, past } = isWhole
    ? splitTimes({ day, zone, ...span }, there, new Date().toISOString())
    : { open: [], taken: 0, past: 0 };
  const slots = open.slice(0, mostAtOnce);
  const times = slots.map(({ start }) => timeWords(start, zone).time).join(', ');
  const notice = clinics.find((one) => one.locationId === locationId)?.policy.openingNotice ?? 0;
  const fault =
    asksWhy && notice > 0
      ? staff.t('add.tooSoon', { time: spanWords(t, notice) })
      : objectionWords(t, staff.t, opening.error);
  // What was refused was another wish.
  const change = (next: Partial<typeof span>) => {
    setSpan({ ...span, ...next });
    opening.reset();
  };
  const openThem = (override?: OpeningReason) => {
    if (slots.length === 0 || locationId === undefined) return;
    opening.mutate(
      { slots, locationId, override },
      {
        onSuccess: () => {
          toast.success(staff.t('add.done', { count: slots.length, day: dayTitle(day) }));
          onClose();
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    openThem();
  };
  return (
    <Dialog title={staff.t('add.title', { day: dayTitle(day) })} busy={opening.isPending} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <div className="form__pair">
          <Field
            label={staff.t('add.from')}
            type="time"
            step={300}
            value={span.from}
            onChange={({ target }) => change({ from: target.value })}
          />
          <Field
            label={staff.t('add.to')}
            type="time"
            step={300}
            value={span.to}
            onChange={({ target }) => change({ to: target.value })}
          />
        </div>
        {clinics.length > 0 && (
          <Choice
            label={staff.t('add.clinic')}
            value={locationId ?? ''}
            options={[
              ...(locationId === undefined ? [['', ''] as const] : []),
              ...clinics.map((one) => [one.locationId, one.name] as const),
            ]}
            onChange={({ target }) => change({ locationId: target.value })}
          />
        )}
        {locationId === undefined && (places.error ?? hours.error) !== null && (
          <FailedLine words={staff.t('add.noPlaces')} retry={readPlaces} />
        )}
        <Choice
          label={staff.t('add.each')}
          value={`${span.minutes}`}
          options={lengths.map((count) => [`${count}`, staff.t('day.minutes', { count })])}
          onChange={({ target }) => change({ minutes: Number(target.value) })}
        />
        <div className="preview" role="status">
          <p>{staff.t('add.preview', { count: slots.length, times })}</p>
          {taken > 0 && <p>{staff.t('add.skipped', { count: taken })}</p>}
          {past > 0 && <p>{staff.t('add.past', { count: past })}</p>}
        </div>
        <Fault>{fault}</Fault>
        {asksWhy ? (
          <OpeningOverride busy={opening.isPending} isEmpty={slots.length === 0} onYes={openThem} />
        ) : (
          <button
            type="submit"
            className="button button--main button--wide"
            disabled={opening.isPending || slots.length === 0 || locationId === undefined}
          >
            {opening.isPending ? staff.t('add.opening') : staff.t('add.open', { count: slots.length })}
          </button>
        )}
      </form>
    </Dialog>
  );
}
