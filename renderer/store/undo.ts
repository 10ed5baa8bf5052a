import { notifications } from '@mantine/notifications';
import { create } from 'zustand';
import { everywhere } from '../strings/everywhere.ts';
import { perform } from './perform.ts';

type Step = { readonly label: string; readonly undo: () => Promise<unknown> };

/** What was done last comes last. */
const useSteps = create<{ readonly steps: readonly Step[] }>(() => ({ steps: [] }));

const most = 50;

/** Remembers something that was done, says so, and offers to take it back. */
export function didSomething(step: Step): void {
  useSteps.setState(({ steps }) => ({ steps: [...steps, step].slice(-most) }));
  notifications.show({
    id: 'undo',
    message: everywhere.undoHint(step.label),
    autoClose: 5_000,
    withCloseButton: true,
  });
  notifications.update({ id: 'undo', message: everywhere.undoHint(step.label), autoClose: 5_000 });
}

/** Takes back what was done last. */
export async function undoLast(): Promise<void> {
  const step = useSteps.getState().steps.at(-1);
  if (step === undefined) {
    notifications.show({ id: 'undo', message: everywhere.nothingToUndo, autoClose: 2_000 });
    return;
  }
  useSteps.setState(({ steps }) => ({ steps: steps.slice(0, -1) }));
  const undone = await perform(step.undo);
  if (undone !== null) {
    notifications.hide('undo');
    notifications.show({ id: 'undone', message: everywhere.undone(step.label), autoClose: 2_000 });
  }
}
