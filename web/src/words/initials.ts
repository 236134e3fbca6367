/** `Dr. Ines Okafor` → `IO` */
export function initials(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== '' && !part.endsWith('.'));
  const letter = (part: string | undefined) => Array.from(part ?? '')[0]?.toUpperCase() ?? '';
  return parts.length < 2 ? letter(parts[0]) : letter(parts[0]) + letter(parts.at(-1));
}
