import { describe, expect, it } from 'vitest';
import { projectRoot } from '#tests/support/project-root.ts';
import { argumentProblem, problemOf, rolewatchArguments, shownCommands } from './shown-commands.ts';

const page = `# Page
\`\`\`sh
npm start # opens it

npm run rolewatch -- postings \\
  --query "rust remote"
\`\`\`
\`\`\`text
not a command
\`\`\`
`;

it('finds the commands of shell blocks, without comments, over several lines', () => {
  expect(shownCommands('page.md', page)).toEqual([
    { page: 'page.md', line: 3, text: 'npm start' },
    { page: 'page.md', line: 6, text: 'npm run rolewatch -- postings --query "rust remote"' },
  ]);
});

describe('a shown command', () => {
  const checkout = { root: projectRoot, scripts: new Set(['start', 'rolewatch', 'demo', 'test']) };

  it.each([
    'npm start',
    'npm test && npm start -- --port 4717',
    'npm run --silent rolewatch -- companies list --json | jq .name',
    'TEST_FACE=electron npx vitest run',
    'npx node tests/fakes/career-sites.ts --companies 14 > /tmp/map.json',
    'TOKEN=secret',
    'curl http://127.0.0.1:4717/healthz',
  ])('may be: %s', (text) => {
    expect(problemOf(text, checkout)).toBeNull();
  });

  it.each([
    ['npm run nothing', 'no script "nothing"'],
    ['npm start -- --nothing', "unknown option '--nothing'"],
    ['npm run rolewatch -- postings --status gone', 'gone'],
    ['npm test && npm run rolewatch -- detect', "missing required argument 'url'"],
    ['npx nothing', 'there is no node_modules/.bin/nothing'],
    ['node tests/nothing.ts', 'there is no tests/nothing.ts'],
    ['whatever', 'not known'],
  ])('is refused: %s', (text, why) => {
    expect(problemOf(text, checkout)).toContain(why);
  });
});

it.each([
  ['npm run rolewatch -- --help', ['--help']],
  ['npm run demo', ['demo']],
  ['npm start -- --no-open', ['start', '--no-open']],
  ['npm run check', null],
])('%s runs rolewatch with its arguments', (text, args) => {
  expect(rolewatchArguments(text)).toEqual(args);
});

it.each([['--help'], ['scrape', '--help'], ['--version']])(
  'help is no problem: %s %s',
  (...args) => {
    expect(argumentProblem(args)).toBeNull();
  },
);
