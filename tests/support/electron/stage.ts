import type { FromDouble, ToDouble } from './messages.ts';

type Driver = (...args: never[]) => unknown;

const drivers = new Map<string, Driver>();
const listeners = new Set<(message: ToDouble) => void>();

/** True if a test is connected; otherwise the double is silent and has no pages. */
export const isWatched = process.env.ELECTRON_DOUBLE === 'watched';

export function tell(message: FromDouble): void {
  if (isWatched) process.send?.(message);
}

/** Records a call to a native thing; leaves out function arguments. */
export function did(what: string, ...args: readonly unknown[]): void {
  tell({ type: 'did', what, args: args.map(plain) });
}

export function onDrive(what: string, driver: Driver): void {
  drivers.set(what, driver);
}

export function onStage(listener: (message: ToDouble) => void): void {
  listeners.add(listener);
}

export async function answer(id: number, work: () => unknown): Promise<void> {
  try {
    tell({ type: 'answer', id, value: plain(await work()) });
  } catch (error) {
    tell({ type: 'refusal', id, message: error instanceof Error ? error.message : String(error) });
  }
}

if (isWatched) {
  process.on('message', (message: ToDouble) => {
    for (const listener of listeners) listener(message);
    if (message.type !== 'drive') return;
    void answer(message.id, () => {
      const driver = drivers.get(message.what);
      if (driver === undefined) throw new Error(`nothing can be driven by ${message.what}`);
      return driver(...(message.args as never[]));
    });
  });
}

/** Only plain data crosses to the test. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value) ?? 'null');
