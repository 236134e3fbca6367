import { expect, test } from 'vitest';
import { inBatches } from './in-batches.ts';

test('what is asked while one batch is under way goes together in the next, at most so many', async () => {
  const batches: (readonly number[])[] = [];
  const double = inBatches<number, number>(3, async (questions) => {
    batches.push(questions);
    await new Promise((done) => setImmediate(done));
    return questions.map((question) => question * 2);
  });
  const answers = await Promise.all([1, 2, 3, 4, 5].map((question) => double(question)));
  expect(answers).toEqual([2, 4, 6, 8, 10]);
  expect(batches).toEqual([[1], [2, 3, 4], [5]]);
  expect(await double(6)).toBe(12);
});

test('a batch that fails is the answer of its own questions, and the next goes on', async () => {
  let fails = true;
  const ask = inBatches<number, number>(10, (questions) => {
    if (!fails) return Promise.resolve(questions);
    fails = false;
    return Promise.reject(new Error('gone'));
  });
  const [first, second] = await Promise.allSettled([ask(1), ask(2)]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});

test('an answer that may be undefined is one', async () => {
  const ask = inBatches<number, undefined>(2, (questions) => Promise.resolve(questions.map(() => undefined)));
  expect(await ask(1)).toBeUndefined();
});
