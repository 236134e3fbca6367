import { useRef, useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DoctorFields } from '../admin/doctor-fields.tsx';
import { blankDoctor, toRequest, type NewDoctor } from '../admin/new-doctor.ts';
import { Fault } from '../parts/fault.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { joinAsDoctor } from '../session/session.ts';
import { refusalWords, type FailureWords } from '../words/refusal-words.ts';
import { viewerZone } from '../words/time-words.ts';

/** A doctor signs up; whoever does is signed in. */
export function JoinForm() {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [doctor, setDoctor] = useState<NewDoctor>(() => ({ ...blankDoctor, bookZone: viewerZone() }));
  const form = useRef<HTMLFormElement>(null);
  const joining = useMutation({ mutationFn: () => joinAsDoctor(toRequest(doctor)) });
  const { sentence, fields }: FailureWords =
    joining.error === null ? { sentence: '', fields: {} } : refusalWords(t, joining.error);
  useFaultFocus(form, joining.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    joining.mutate();
  };
  return (
    <form ref={form} className="form" noValidate onSubmit={submit}>
      <DoctorFields isOwn doctor={doctor} fields={fields} emailHint={staff.t('join.emailHint')} onChange={setDoctor} />
      <Fault>{Object.keys(fields).length > 0 ? t('failure.fix') : sentence}</Fault>
      <button type="submit" className="button button--main button--wide" disabled={joining.isPending}>
        {joining.isPending ? t('session.working') : staff.t('join.save')}
      </button>
    </form>
  );
}
