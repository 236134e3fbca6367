import { useEffect } from 'react';
import { watch } from './watched.ts';

/** Keeps the free times of these practitioners live while the component is shown. */
export function useWatch(practitionerIds: readonly string[]): void {
  const names = practitionerIds.toSorted().join(' ');
  useEffect(() => {
    const ends = names === '' ? [] : names.split(' ').map(watch);
    return () => {
      for (const end of ends) end();
    };
  }, [names]);
}
