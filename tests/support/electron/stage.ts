import type { FromDouble, ToDouble } from './messages.ts';

type Driver = (...args: never[]) => unknown;

const drivers = new Map<string, Driver>();
const listeners = new Set<(message: ToDouble) => void>();

/** True where a test looks on; else the double is silent and has no pages. */
export const isWatched = process.env.ELECTRON_DOUBLE === 'watched';

/** Tells the test. */
export function tell(message: FromDouble): void {
  if (isWatched) process.send?.(message);
}

/** Notes what was done to a native thing; functions among the arguments are left out. */
export function did(what: string, ...args: readonly unknown[]): void {
  tell({ type: 'did', what, args: args.map(plain) });
}

/** Lets a test have this happen, by its name. */
export function onDrive(what: string, driver: Driver): void {
  drivers.set(what, driver);
}

/** Hears what the test says. */
export function onStage(listener: (message: ToDouble) => void): void {
  listeners.add(listener);
}

/** Answers a question of the test, with what a function gives or throws. */
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

/** What crosses to the test: data alone. */
const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value) ?? 'null');
