import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { create } from 'zustand';
import { isCallError } from '#contract/client.ts';
import { everywhere } from '../strings/everywhere.ts';
import { UndoToast } from '../ui/undo-toast.tsx';
import { createTurns } from './turns.ts';

/**
 * Runs a user's action. Shows an error with its hint and resolves to null: the screen stays as it
 * was.
 */
export async function perform<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    showFailure(error);
    return null;
  }
}

/** Shows an error that no other part of the screen shows. */
export function showFailure(error: unknown): void {
  const { message, hint } = isCallError(error)
    ? error
    : { message: everywhere.unexpected(String(error)), hint: everywhere.reportIt };
  notifications.show({ title: message, message: hint, color: 'red', autoClose: 8_000 });
}

type Step = { readonly label: string; readonly undo: () => Promise<unknown> };

/** The latest step is last. */
const useSteps = create<{ readonly steps: readonly Step[] }>(() => ({ steps: [] }));

const most = 50;

/** Records an undoable action, reports it and offers to undo it. */
export function didSomething(step: Step): void {
  useSteps.setState(({ steps }) => ({ steps: [...steps, step].slice(-most) }));
  // A toast on screen is only updated, and keeps its time unless that differs.
  toastMs = toastMs === undoMs ? undoMs + 1 : undoMs;
  const toast = {
    id: 'undo',
    message: createElement(UndoToast, { label: step.label, onUndo: () => void undoLast() }),
    autoClose: toastMs,
    withAutoCloseProgress: true,
    withCloseButton: true,
  };
  notifications.show(toast);
  notifications.update(toast);
}

const undoMs = 8_000;
let toastMs = undoMs;

const inTurn = createTurns();

/** Undoes the latest step. It remains the latest if the host cannot be reached. */
export const undoLast = (): Promise<void> => inTurn('steps', undoStep);

async function undoStep(): Promise<void> {
  const step = useSteps.getState().steps.at(-1);
  if (step === undefined) {
    notifications.show({ id: 'undone', message: everywhere.nothingToUndo, autoClose: 2_000 });
    return;
  }
  try {
    await step.undo();
  } catch (error) {
    showFailure(error);
    if (!isUnreachable(error)) forget(step);
    return;
  }
  forget(step);
  notifications.hide('undo');
  notifications.show({ id: 'undone', message: everywhere.undone(step.label), autoClose: 2_000 });
}

const isUnreachable = (error: unknown): boolean =>
  isCallError(error) && error.code === 'host_unreachable';

const forget = (step: Step): void =>
  useSteps.setState(({ steps }) => ({ steps: steps.filter((each) => each !== step) }));
