import { address } from './address.ts';
import type { Page } from './answers.ts';
import { call } from './call.ts';

/** A whole list, page after page: for what is shown as one and cannot end in the middle. */
export async function allPages<Item>(
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: Page<Item> = await call<Page<Item>>(address(path, { ...query, limit: 500, cursor }), { signal });
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}
