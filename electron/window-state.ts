import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';

/** The last place of a window; without a position if the system chooses. */
export type WindowState = {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly isMaximized: boolean;
};

export const smallest = { width: 900, height: 600 } as const;
const usual: WindowState = { width: 1_280, height: 800, isMaximized: false };

/** This much of a window must be visible, or the user could not drag it. */
const grip = { width: 120, height: 40 } as const;

/** Reads the saved state; returns the default without a valid file. */
export function readWindowState(file: string): WindowState {
  try {
    return parse(JSON.parse(readFileSync(file, 'utf8'))) ?? usual;
  } catch {
    return usual;
  }
}

/** Saves it for the next start, whole or not at all. */
export function keepWindowState(file: string, state: WindowState): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, file);
}

/**
 * Fits the state to the present displays, by their work areas: no larger than its display, and
 * placed by the system if no display would show it.
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
  // The user could not reach a title bar above the display.
  return { width, height, x, y: Math.max(y, area.y), isMaximized };
}

function canBeSeen({ x, y, width, height }: WindowState, area: Rectangle): boolean {
  if (x === undefined || y === undefined) return false;
  const across = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const down = Math.min(y + height, area.y + area.height) - Math.max(y, area.y);
  return across >= grip.width && down >= grip.height;
}

/** A display may be smaller than the smallest window: then the smallest wins. */
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
