import { useState } from 'react';
import { useAddressQuery } from './use-address-query.ts';

/** A text that is also kept in the address, so that going back finds it again; typing never waits for the address. */
export function useQueryText(name: string): [string, (text: string) => void] {
  const { search, set } = useAddressQuery();
  const [text, setText] = useState(search.get(name) ?? '');
  return [
    text,
    (next) => {
      setText(next);
      set(name, next);
    },
  ];
}
