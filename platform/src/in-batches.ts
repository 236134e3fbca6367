/**
 * Answers questions in batches: what is asked while one batch is being answered goes together in the next. Alone, a
 * question is answered at once; under load many share one round trip. Every answer comes of work begun after its question.
 * @param most questions in one batch
 * @param answer gives one answer to each question, in their order; when it fails, all of its questions fail
 */
export function inBatches<Question, Answer>(
  most: number,
  answer: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  let waiting: { readonly question: Question; readonly settle: PromiseWithResolvers<Answer> }[] = [];
  let isBusy = false;

  async function work(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const answers = await answer(batch.map(({ question }) => question));
        for (const [index, { settle }] of batch.entries()) {
          if (index < answers.length) settle.resolve(answers[index] as Answer);
          else settle.reject(new RangeError('fewer answers than questions'));
        }
      } catch (error) {
        for (const { settle } of batch) settle.reject(error);
      }
    }
    isBusy = false;
  }

  return (question) => {
    const settle = Promise.withResolvers<Answer>();
    waiting.push({ question, settle });
    if (!isBusy) void work();
    return settle.promise;
  };
}
