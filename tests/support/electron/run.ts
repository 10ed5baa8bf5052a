import { registerHooks, syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { usualSilence } from '#host/supervisor/worker-child.ts';
import { becomeReady, quitOnSignals } from './app.ts';

// Runs a desktop app's main process on this Node: `run.ts MAIN …`, with the double as Electron. As
// in Electron, `ready` follows the evaluation of the main module.
const double = new URL('./double.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' ? { url: double, shortCircuit: true } : next(name, context),
});

quitOnSignals();
hurry(Number(process.env.ELECTRON_DOUBLE_HASTE ?? 1));
const [node = '', , main = '', ...args] = process.argv;
process.argv = [node, main, ...args];
await import(pathToFileURL(main).href);
becomeReady();

/**
 * Shortens waits of half a second or more: no user watches while a child is given up. Checks of
 * workers keep their pace, because workers report at theirs.
 */
function hurry(times: number): void {
  if (times === 1) return;
  const wait = timers.setTimeout;
  const isKept = (ms: number) => ms < 500 || ms === usualSilence.lookEveryMs;
  const shorter = <T>(delayMs = 0, ...rest: [T?, object?]): Promise<T> =>
    wait(isKept(delayMs) ? delayMs : delayMs / times, ...rest) as Promise<T>;
  Object.assign(timers, { setTimeout: shorter });
  syncBuiltinESMExports();
}
