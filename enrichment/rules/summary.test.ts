import { describe, expect, it } from 'vitest';
import { readingOf } from './posting.fixture.ts';
import { summarize } from './summary.ts';

const posting = `About us

Acme was founded in 2006 and is a leading provider of anvils to millions of coyotes.

About the role

As a Backend Engineer you will build the payment services that move money between merchants.

What you'll do

- Design and operate Go services on Kubernetes together with the data team every day.
- Attend meetings.

Benefits

- You will enjoy thirty days of paid holidays and a very generous pension scheme from us.

Acme is an equal-opportunity employer, and we consider everybody regardless of background.`;

describe('summarize', () => {
  it('takes the two sentences that say most about the job, in their order', () => {
    expect(summarize(readingOf(posting))?.value).toBe(
      'As a Backend Engineer you will build the payment services that move money between merchants.\n' +
        'Design and operate Go services on Kubernetes together with the data team every day.',
    );
  });

  it('quotes its first line', () => {
    expect(summarize(readingOf(posting))?.quote).toMatch(/^As a Backend Engineer/);
  });

  it.each([
    'Acme was founded in 2006 and is a leading provider of anvils to millions of coyotes.',
    'We are an equal opportunity employer and value diversity at our company every single day.',
    'You will enjoy a great salary and benefits such as health insurance and a gym membership.',
    'Short.',
    '',
  ])('is null for a text with only %j', (text) => {
    expect(summarize(readingOf(text))).toBeNull();
  });

  it('cuts a long sentence at a word, with an ellipsis', () => {
    const long = `You will ${'build and run services '.repeat(11)}for us.`;
    const value = summarize(readingOf(long))?.value ?? '';
    expect(value).toMatch(/services…$|build…$|and…$|run…$/);
  });
});
