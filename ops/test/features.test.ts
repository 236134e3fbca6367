import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, root } from './repository.ts';

/** The groups in the order of the requirements; inside a group rows go by number. */
const groups = 'PAT DOC ADM AUT SLT APP EVT NOT AUD PRM RDS RMQ KFK API GUI DEP SCH APT TZ A11Y UX EXP BYD'.split(' ');

const rows = read('docs/features.md')
  .split('\n')
  .filter((line) => /^\| [A-Z]+\d*-\d/.test(line))
  .map((line) => {
    const [, code = '', what = '', tests = ''] = line.split('|').map((cell) => cell.trim());
    return { code, what, files: [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file) };
  });

const place = (code: string): number => {
  const [group = '', number] = code.split('-');
  return groups.indexOf(group) * 1_000 + Number(number);
};

describe('docs/features.md', () => {
  it('has one row per code, in the order of the requirements', () => {
    expect(rows.length).toBeGreaterThan(50);
    const codes = rows.map(({ code }) => code);
    expect(codes.filter((code) => !groups.includes(code.split('-')[0] ?? ''))).toEqual([]);
    expect(codes).toEqual([...new Set(codes)].toSorted((a, b) => place(a) - place(b)));
  });

  it.each(rows)('$code names tests that are there', ({ what, files }) => {
    expect(what).not.toBe('');
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect(file).toMatch(/\.test\.ts$/);
      expect(existsSync(`${root}${file}`), file).toBe(true);
    }
  });
});
