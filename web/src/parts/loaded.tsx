import type { ReactNode } from 'react';
import { Failed } from './failed.tsx';

interface LoadedProps<Data> {
  readonly query: { readonly data: Data | undefined; readonly error: unknown; readonly refetch: () => unknown };
  /** The shape of the content; it becomes visible after 150 ms. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** A list's states: its skeleton, what went wrong, or its content. Old content is better than an error. */
export function Loaded<Data>({ query, skeleton, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return skeleton;
}
