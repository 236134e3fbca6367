import { initials } from '../words/initials.ts';

/** Colours of book cloth; the letters on them reach 4.5:1 in both themes. */
const cloths = 5;

const clothOf = (name: string): number =>
  Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % cloths;

/** A person without a photo. */
export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  return (
    <span className={`avatar avatar--${clothOf(name)}${large ? ' avatar--large' : ''}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
