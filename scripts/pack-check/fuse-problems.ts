import type { FuseStates } from './fuses.ts';

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
