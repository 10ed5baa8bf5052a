import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';

/** Where a window was left; without its place where that is up to the system. */
export type WindowState = {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly isMaximized: boolean;
};

export const smallest = { width: 900, height: 600 } as const;
const usual: WindowState = { width: 1_280, height: 800, isMaximized: false };

/** So much of a window must be on a display, or nobody could take hold of it. */
const grip = { width: 120, height: 40 } as const;

/** What was kept, or how a window is at first: a file that says no such thing is as good as none. */
export function readWindowState(file: string): WindowState {
  try {
    return parse(JSON.parse(readFileSync(file, 'utf8'))) ?? usual;
  } catch {
    return usual;
  }
}

/** Keeps it for the next start, whole or not at all. */
export function keepWindowState(file: string, state: WindowState): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, file);
}

/**
 * The same state for the displays of now, by their work areas: no larger than the display it is on,
 * and placed by the system where it would not be seen on any.
 */
export function fitToDisplays(state: WindowState, areas: readonly Rectangle[]): WindowState {
  const { x, y, isMaximized } = state;
  const area = areas.find((each) => canBeSeen(state, each));
  const room = area ?? areas[0] ?? { ...state, x: 0, y: 0 };
  const width = between(smallest.width, state.width, room.width);
  const height = between(smallest.height, state.height, room.height);
  if (area === undefined || x === undefined || y === undefined) {
    return { width, height, isMaximized };
  }
  // The title bar is at the top: above the display it could not be reached.
  return { width, height, x, y: Math.max(y, area.y), isMaximized };
}

function canBeSeen({ x, y, width, height }: WindowState, area: Rectangle): boolean {
  if (x === undefined || y === undefined) return false;
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const down = Math.min(y + height, area.y + area.height) - Math.max(y, area.y);
  return across >= grip.width && down >= grip.height;
}

/** A display may be smaller than the smallest window: then that wins. */
const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(value, most));

function parse(value: unknown): WindowState | null {
  if (typeof value !== 'object' || value === null) return null;
  const { width, height, x, y, isMaximized } = value as Readonly<Record<string, unknown>>;
  if (!isLength(width) || !isLength(height)) return null;
  const place = isPlace(x) && isPlace(y) ? { x, y } : {};
  return { width, height, ...place, isMaximized: isMaximized === true };
}

const isPlace = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) < 100_000;
const isLength = (value: unknown): value is number => isPlace(value) && value > 0;
