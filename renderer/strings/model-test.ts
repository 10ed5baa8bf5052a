/** Words of the test of a model server. */
export const modelTestStrings = {
  test: 'Test connection',
  testing: 'Asking the model',
  works: (detail: string, took: string) => `It answers in ${took}: ${detail}`,
  fails: (detail: string) => `No answer: ${detail}`,
} as const;
