import { z } from 'zod';

/** Electron finds its fuses by this; see https://www.electronjs.org/docs/latest/tutorial/fuses. */
export const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuses of version 1 of their wire, in its order, by the names electron-builder gives them. */
export const fuseNames = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

type FuseStates = Readonly<Partial<Record<(typeof fuseNames)[number], boolean>>>;

const wireVersion = 1;

/** What stands in a program for fuses that nobody has set: as Electron itself comes. */
export function fuseWire(states: string): Buffer {
  return Buffer.concat([
    Buffer.from(fuseSentinel, 'latin1'),
    Buffer.from([wireVersion, states.length]),
    Buffer.from(states, 'latin1'),
  ]);
}

/** Reads how the fuses of a program are set; those that its version does not have are left out. */
export function readFuses(program: Buffer): FuseStates {
  const at = program.indexOf(fuseSentinel, 0, 'latin1');
  if (at === -1) throw new Error('no fuses in this program');
  const start = at + fuseSentinel.length;
  const version = z.literal(wireVersion).safeParse(program[start]);
  if (!version.success) throw new Error(`fuses of version ${program[start]} are not known`);
  const count = program[start + 1] ?? 0;
  const states = program.toString('latin1', start + 2, start + 2 + count);
  return Object.fromEntries(
    fuseNames.flatMap((name, i) => (states[i] === undefined ? [] : [[name, states[i] === '1']])),
  );
}

/** Of electron-builder's fuses, the ones that are no fuse. */
const notFuses = ['resetAdHocDarwinSignature'];

/** Fuses that are set otherwise than electron-builder.yml says, or that it does not speak of. */
export function fuseProblems(
  found: FuseStates,
  configured: Readonly<Record<string, boolean>>,
): readonly string[] {
  const wanted = new Map(Object.entries(configured).filter(([name]) => !notFuses.includes(name)));
  const states = Object.entries(found);
  return [
    ...states.flatMap(([name, isOn]) => {
      if (wanted.get(name) === undefined) return [`fuse ${name}: electron-builder.yml is silent`];
      return wanted.get(name) === isOn ? [] : [`fuse ${name}: ${isOn ? 'on' : 'off'}`];
    }),
    ...[...wanted.keys()]
      .filter((name) => !(name in found))
      .map((name) => `fuse ${name}: not in this program`),
  ];
}
