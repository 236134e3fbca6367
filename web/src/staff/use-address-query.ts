import { useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';

/**
 * The query of the address, one name at a time. Changes build on each other also when the page has not been drawn in
 * between: the router's own setter starts from the last drawn address, and of two quick changes would lose the first.
 */
export function useAddressQuery() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  /** What was asked for last and is not in the address yet. */
  const wanted = useRef<string>(undefined);
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(wanted.current ?? window.location.search);
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
    const text = next.toString();
    wanted.current = text;
    const arrived = () => {
      if (wanted.current === text) wanted.current = undefined;
    };
    void Promise.resolve(navigate({ search: text }, { replace: true, preventScrollReset: true })).finally(arrived);
  };
  return { search, set };
}
