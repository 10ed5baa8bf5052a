import { notifications } from '@mantine/notifications';
import { isCallError } from '#contract/client.ts';
import { everywhere } from '../strings/everywhere.ts';

/**
 * Does something a person asked for. What goes wrong is shown with what to do, and answered with
 * null: the screen stays as it was.
 */
export async function perform<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    showFailure(error);
    return null;
  }
}

/** Shows an error that nobody else shows. */
export function showFailure(error: unknown): void {
  const { message, hint } = isCallError(error)
    ? error
    : { message: everywhere.unexpected(String(error)), hint: everywhere.reportIt };
  notifications.show({ title: message, message: hint, color: 'red', autoClose: 8_000 });
}
