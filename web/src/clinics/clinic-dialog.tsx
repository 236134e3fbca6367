import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Location } from '../api/answers.ts';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { numberOr } from '../staff/money-draft.ts';
import { pathFaults } from '../staff/path-faults.ts';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { viewerZone } from '../words/time-words.ts';

interface ClinicDialogProps {
  /** The one to change; absent for a new one. */
  readonly clinic?: Location;
  /** Told the id of a new one. */
  readonly onOpened?: (locationId: string) => void;
  readonly onClose: () => void;
}

/** `53,5` and `53.5` are one number; what is none goes as it was typed, so that the answer names the field. */
const degrees = (text: string) => numberOr(text, Number(text.trim().replace(',', '.')));

/** Name, address, telephone and coordinates of a clinic; a new one also has its clock. */
export function ClinicDialog({ clinic, onOpened, onClose }: ClinicDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [draft, setDraft] = useState(() => ({
    name: clinic?.name ?? '',
    phone: clinic?.phone ?? '',
    zone: clinic?.zone ?? viewerZone(),
    latitude: clinic?.coordinates === undefined ? '' : `${clinic.coordinates.latitude}`,
    longitude: clinic?.coordinates === undefined ? '' : `${clinic.coordinates.longitude}`,
  }));
  /** What was emptied. The API keeps what is absent: without a word it would say “Saved” and be there still. */
  const [emptied, setEmptied] = useState<{ readonly faults: ReadonlyMap<string, string> }>();
  const [lines, setLines] = useState<readonly string[]>(() => [0, 1, 2].map((index) => clinic?.address[index] ?? ''));
  const form = useRef<HTMLFormElement>(null);
  const saving = useStaffCommand<object, { readonly locationId: string }>(
    (body) =>
      clinic === undefined
        ? { method: 'POST', path: '/api/locations', body }
        : { method: 'PATCH', path: `/api/locations/${clinic.locationId}`, body },
    ['locations'],
  );
  useFaultFocus(form, emptied ?? saving.error);
  const { sentence, paths } = pathFaults(t, saving.error);
  const bind = (name: keyof typeof draft, path: string = name) => ({
    value: draft[name],
    fault: emptied?.faults.get(path) ?? paths.get(path),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      setEmptied(undefined);
      setDraft({ ...draft, [name]: target.value });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, phone, zone, latitude, longitude } = draft;
    const isPlaced = `${latitude}${longitude}`.trim() !== '';
    const faults = new Map<string, string>();
    const stays = staff.t('clinics.stays');
    if (clinic?.phone !== undefined && phone.trim() === '') faults.set('phone', stays);
    if (clinic?.coordinates !== undefined && !isPlaced)
      for (const name of ['latitude', 'longitude']) faults.set(`coordinates.${name}`, stays);
    setEmptied(faults.size === 0 ? undefined : { faults });
    if (faults.size > 0) {
      saving.reset();
      return;
    }
    const filled = lines.filter((line, index) => index === 0 || line.trim() !== '');
    const body = {
      name,
      address: filled,
      ...(phone.trim() === '' ? {} : { phone }),
      ...(isPlaced ? { coordinates: { latitude: degrees(latitude), longitude: degrees(longitude) } } : {}),
      ...(clinic === undefined ? { zone } : {}),
    };
    saving.mutate(body, {
      onSuccess: ({ locationId }) => {
        onOpened?.(locationId);
        toast.success(clinic === undefined ? staff.t('clinics.added', { name }) : staff.t('clinics.saved'));
        onClose();
      },
    });
  };
  // Not every browser lists UTC, which may be the viewer's.
  const zones = [...new Set([draft.zone, ...Intl.supportedValuesOf('timeZone')])];
  const save = staff.t(clinic === undefined ? 'clinics.save' : 'clinics.saveEdit');
  return (
    <Dialog
      title={staff.t(
        onOpened !== undefined ? 'clinics.register' : clinic === undefined ? 'clinics.add' : 'clinics.edit',
      )}
      busy={saving.isPending}
      onClose={onClose}
    >
      <form ref={form} className="form" noValidate autoComplete="off" onSubmit={submit}>
        <Field label={staff.t('clinics.name')} {...bind('name')} />
        {lines.map((line, index) => (
          <Field
            key={index}
            label={staff.t(index === 0 ? 'clinics.line' : 'clinics.lineOptional', { count: index + 1 })}
            value={line}
            fault={paths.get(`address.${index}`) ?? (index === 0 ? paths.get('address') : undefined)}
            onChange={({ target }) => setLines(lines.with(index, target.value))}
          />
        ))}
        <Field label={staff.t('clinics.phone')} type="tel" inputMode="tel" {...bind('phone')} />
        <div className="form__pair">
          <Field
            label={staff.t('clinics.latitude')}
            hint={staff.t('clinics.placeHint')}
            inputMode="decimal"
            {...bind('latitude', 'coordinates.latitude')}
          />
          <Field
            label={staff.t('clinics.longitude')}
            inputMode="decimal"
            {...bind('longitude', 'coordinates.longitude')}
          />
        </div>
        {clinic === undefined && (
          <Choice
            label={staff.t('clinics.zone')}
            hint={staff.t('clinics.zoneHint')}
            options={zones.map((zone) => [zone, zone.replaceAll('_', ' ')])}
            {...bind('zone')}
          />
        )}
        <Fault>{sentence}</Fault>
        <button type="submit" className="button button--main button--wide" disabled={saving.isPending}>
          {saving.isPending ? staff.t('clinics.saving') : save}
        </button>
      </form>
    </Dialog>
  );
}
