import { useRef } from 'react';
import { isUnsure } from './refusal.ts';

/** A random UUID, also on plain http, where browsers leave `crypto.randomUUID` out. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  });
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Does a wish under one key until there is a definite answer: a retry after a broken connection is the same wish, the
 * next try after a refusal is a new one.
 */
export function useWish(): <A>(wish: unknown, act: (key: string) => Promise<A>) => Promise<A> {
  const keys = useRef(new Map<string, string>());
  return async (wish, act) => {
    const name = JSON.stringify(wish);
    const key = keys.current.get(name) ?? newKey();
    keys.current.set(name, key);
    try {
      const answer = await act(key);
      keys.current.delete(name);
      return answer;
    } catch (error) {
      if (!isUnsure(error)) keys.current.delete(name);
      throw error;
    }
  };
}
