import os from 'node:os';

/** Whether an interface of this machine leads out of it; asks nobody. */
export const hasNetwork = (interfaces = os.networkInterfaces()): boolean =>
  Object.values(interfaces).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !/^(fe80:|169\.254\.)/i.test(address)),
  );
