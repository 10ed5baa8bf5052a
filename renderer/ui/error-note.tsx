import { Button } from '@mantine/core';
import { isCallError } from '#contract/client.ts';
import { everywhere } from '../strings/everywhere.ts';
import { Note } from './note.tsx';

/** What happened, what to do, and a way on. Takes an error that was thrown, or one that was told. */
export function ErrorNote({
  error,
  tone = 'bad',
  onRetry,
}: {
  readonly error: unknown;
  /** Less than bad where most of it went well. */
  readonly tone?: 'bad' | 'warn' | 'info';
  readonly onRetry?: () => void;
}) {
  const { message, hint } = textOf(error);
  return (
    <Note
      tone={tone}
      title={message}
      action={
        onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            {everywhere.retry}
          </Button>
        )
      }
    >
      {hint}
    </Note>
  );
}

function textOf(error: unknown): { readonly message: string; readonly hint: string } {
  if (isCallError(error)) return error;
  if (typeof error === 'object' && error !== null && 'message' in error && 'hint' in error) {
    return { message: String(error.message), hint: String(error.hint) };
  }
  return { message: everywhere.unexpected(String(error)), hint: everywhere.reportIt };
}
