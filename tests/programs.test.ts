import { expect, it } from 'vitest';
import { defaultSettings, type Settings } from '#core/settings.ts';
import { type FakeMachine, fakeMachine } from './support/fake-machine.ts';
import { programSettings, provideTestPrograms } from './support/programs.ts';

async function provideOn(
  machine: FakeMachine,
  { names = [], settings }: { names?: readonly string[]; settings?: Partial<Settings> } = {},
) {
  const said: string[] = [];
  const problems = await provideTestPrograms(names, {
    settings: { ...defaultSettings, ...settings },
    say: (line) => said.push(line),
    signal: new AbortController().signal,
    machine,
  });
  return { problems, said };
}

/** A Debian where we may not install. */
const debian = () => fakeMachine({ programs: ['/usr/bin/apt-get'] });

it('says nothing where all programs are there', async () => {
  await using machine = await debian();
  for (const name of ['redis-server', 'chromium', '7za']) await machine.put(`bin/${name}`);
  expect(await provideOn(machine)).toEqual({ problems: [], said: [] });
});

it('says in a line each which programs are missing, and how to get them', async () => {
  await using machine = await debian();
  const { problems } = await provideOn(machine);
  expect(problems).toEqual([
    'redis is missing and needed here. To get it: sudo apt-get install -y redis-server',
    'chromium is missing and needed here. To get it: sudo apt-get install -y chromium',
  ]);
});

it('goes on without what only one test needs, and says so', async () => {
  await using machine = await debian();
  for (const name of ['redis-server', 'chromium']) await machine.put(`bin/${name}`);
  expect(await provideOn(machine)).toEqual({
    problems: [],
    said: [
      'Without 7za: all tests but that of the tar.gz. To get it: sudo apt-get install -y p7zip-full',
    ],
  });
});

it('leaves the Chromium alone that a setting names', async () => {
  await using machine = await fakeMachine({ isRoot: true, programs: ['/usr/bin/apt-get'] });
  const chromium = await machine.put('other/chromium');
  const settings = { chromium };
  expect(await provideOn(machine, { names: ['chromium'], settings })).toEqual({
    problems: [],
    said: [],
  });
});

it('asks only for the programs that are named', async () => {
  await using machine = await debian();
  const { problems, said } = await provideOn(machine, { names: ['chromium'] });
  expect({ problems: problems.length, said }).toEqual({ problems: 1, said: [] });
  expect(problems[0]).toContain('chromium is missing');
});

it('takes the program that a setting names, and no other', async () => {
  await using machine = await debian();
  await machine.put('bin/redis-server');
  const redisServer = await machine.put('other/redis');
  expect(
    (await provideOn(machine, { names: ['redis'], settings: { redisServer } })).problems,
  ).toEqual([]);
  await expect(
    provideOn(machine, { names: ['redis'], settings: { redisServer: '/nowhere/redis' } }),
  ).rejects.toMatchObject({ code: 'invalid_setting' });
});

it('reads from the environment only where programs are', () => {
  const env = {
    ROLEWATCH_REDIS_SERVER: '/opt/redis',
    ROLEWATCH_CHROMIUM: '/opt/chromium',
    ROLEWATCH_OFFLINE: '1',
    ROLEWATCH_SITE_DELAY_MS: '7',
    ROLEWATCH_REDIS_URL: 'redis://elsewhere',
  };
  expect(programSettings(env)).toEqual({
    ...defaultSettings,
    redisServer: '/opt/redis',
    chromium: '/opt/chromium',
    offline: true,
  });
});
