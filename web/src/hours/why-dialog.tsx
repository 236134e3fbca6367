import { useState, type FormEvent } from 'react';
import type { explainSlot } from '@daybook/contracts/http/slot-routes.ts';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { address } from '../api/address.ts';
import type { Practitioner } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useLocations } from '../api/use-locations.ts';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { instantAt } from '../words/instant-at.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { ReasonList } from './reason-list.tsx';

type Explanation = (typeof explainSlot.response)['_zod']['output'];

interface WhyDialogProps {
  readonly doctor: Practitioner;
  readonly day: string;
  readonly onClose: () => void;
}

/** Why a time of a doctor is offered or is not: every reason. */
export function WhyDialog({ doctor, day, onClose }: WhyDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { practitionerId, bookZone } = doctor;
  const [asked, setAsked] = useState({ day, time: '09:00', visitTypeId: '' });
  const types = (useLocations().data ?? [])
    .flatMap(({ visitTypes }) => visitTypes)
    .filter(({ practitionerIds }) => practitionerIds.includes(practitionerId));
  const asking = useMutation({
    mutationFn: async () => {
      const start = instantAt(asked.day, asked.time, bookZone);
      const query = { practitionerId, start, visitTypeId: asked.visitTypeId };
      const answer = await call<Explanation>(address('/api/slots/explain', query));
      return { ...answer, when: timeWords(start, bookZone).full };
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asked.day !== '' && asked.time !== '') asking.mutate();
  };
  const bind = (name: keyof typeof asked) => ({
    value: asked[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      asking.reset();
      setAsked({ ...asked, [name]: target.value });
    },
  });
  return (
    <Dialog title={staff.t('why.title')} busy={false} onClose={onClose}>
      <p className="quiet">{staff.t('why.lead')}</p>
      <form className="form" noValidate onSubmit={submit}>
        <div className="form__pair">
          <Field label={staff.t('why.date')} type="date" {...bind('day')} />
          <Field label={staff.t('why.time')} type="time" step={300} {...bind('time')} />
        </div>
        {types.length > 0 && (
          <Choice
            label={staff.t('why.type')}
            options={[
              ['', staff.t('why.anyType')],
              ...types.map(({ visitTypeId, name }): [string, string] => [visitTypeId, name]),
            ]}
            {...bind('visitTypeId')}
          />
        )}
        <button type="submit" className="button button--main button--wide" disabled={asking.isPending}>
          {asking.isPending ? staff.t('why.asking') : staff.t('why.ask')}
        </button>
      </form>
      <Fault>{asking.error === null ? '' : refusalWords(t, asking.error).sentence}</Fault>
      <div role="status">
        {asking.data?.offered === true && (
          <p className="preview">{staff.t('why.offered', { when: asking.data.when })}</p>
        )}
        {asking.data?.offered === false && <ReasonList when={asking.data.when} reasons={asking.data.reasons} />}
      </div>
    </Dialog>
  );
}
