import { describe, expect, it } from 'vitest';
import { createSecretMask } from './mask-secrets.ts';

function masked(...texts: readonly string[]): readonly string[] {
  const mask = createSecretMask();
  for (const text of texts) mask.learn(text);
  return texts.map(mask.replace);
}

const key = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P';

describe('a secret', () => {
  it.each([
    ['of a query', `https://api.acme.com/jobs?api_key=${key}&page=2`],
    ['of a script', `algoliaSearchKey: "${key}"`],
    ['of JSON', `{"accessToken":"${key}"}`],
    ['in JSON within JSON', `"{\\"clientSecret\\":\\"${key}\\"}"`],
    ['of a page', `<meta name="csrf-token" content="${key}">`],
    ['of a form', `<input name="authenticity_token" value="${key}">`],
    ['of an attribute', `data-x="{&quot;session_id&quot;:&quot;${key}&quot;}"`],
  ])('%s is masked, with its length and its kinds of characters', (_where, text) => {
    const [found = ''] = masked(text);
    expect(found).not.toContain(key);
    expect(found.replace(/[a-f0]{32}/, key)).toBe(text);
  });

  it.each([
    ['a JSON Web Token', jwt],
    ['a key of Google', `AIza${'Sy0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV'}`],
    ['a key of AWS', 'AKIAIOSFODNN7EXAMPLE'],
  ])('shows by its form: %s', (_what, secret) => {
    expect(masked(`x = ${secret};`)[0]).not.toContain(secret);
  });

  it('becomes the same one wherever it stands, so that a replay finds its answer', () => {
    const [page = '', url = ''] = masked(
      `<script>start("${key}")</script>`,
      `https://api.acme.com/?token=${key}`,
    );
    const placeholder = /start\("(.*)"\)/.exec(page)?.[1] ?? '';
    expect(placeholder).not.toBe(key);
    expect(url).toBe(`https://api.acme.com/?token=${placeholder}`);
  });

  it('differs from another one of the same form', () => {
    const other = key.replace('0a', '1b');
    const [found = ''] = masked(`apiKey="${key}" apiKey="${other}"`);
    expect(new Set(found.match(/[a-f0-9]{32}/g)).size).toBe(2);
  });

  it.each([
    'https://boards.greenhouse.io/embed/job_app?for=acme&token=4679941006000000',
    'https://api.acme.com/jobs?nextPageToken=a1b2c3d4e5f6a7b8c9d0',
    '{"board_token":"a1b2c3d4e5f6a7b8c9d0"}',
    '{"token":"short1"}',
    '{"id":"0a1b2c3d4e5f60718293a4b5c6d7e8f9","title":"Baker"}',
    '{"signature":"senior-software-engineer-2024"}',
    '{"key":"0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"}',
    'https://acme.wd5.myworkdayjobs.com/External/job/Berlin/Baker_R0012345',
  ])('is not seen in %s', (text) => {
    expect(masked(text)).toEqual([text]);
  });
});
