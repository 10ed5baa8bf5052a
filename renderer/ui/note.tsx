import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { isCallError } from '#contract/client.ts';
import { everywhere } from '../strings/everywhere.ts';
import classes from './note.module.css';

/** A notice with a hint and an action. */
export function Note({
  tone,
  title,
  children,
  action,
  role = 'alert',
}: {
  readonly tone: 'bad' | 'warn' | 'info';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status' | 'note';
}) {
  const Icon = tone === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={classes.root} data-tone={tone} role={role}>
      <Icon className={classes.icon} size={16} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <div className={classes.title}>{title}</div>
        {children !== undefined && <div className={classes.text}>{children}</div>}
      </div>
      {action}
    </div>
  );
}

/** An error with its hint and an action. Takes a thrown error or an ErrorView. */
export function ErrorNote({
  error,
  tone = 'bad',
  onRetry,
  retryLabel = everywhere.retry,
}: {
  readonly error: unknown;
  /** Milder than 'bad' if most of the work succeeded. */
  readonly tone?: 'bad' | 'warn' | 'info';
  readonly onRetry?: () => void;
  readonly retryLabel?: string;
}) {
  const { message, hint } = textOf(error);
  const canRetry = onRetry !== undefined && !isOfNothing(error);
  return (
    <Note
      tone={tone}
      title={message}
      action={
        canRetry && (
          <Button variant="default" onClick={onRetry}>
            {retryLabel}
          </Button>
        )
      }
    >
      {hint}
    </Note>
  );
}

/** A wrong id stays wrong, however often it is tried. */
const isOfNothing = (error: unknown): boolean =>
  isCallError(error) && error.code.startsWith('unknown_');

function textOf(error: unknown): { readonly message: string; readonly hint: string } {
  if (isCallError(error)) return error;
  if (typeof error === 'object' && error !== null && 'message' in error && 'hint' in error) {
    return { message: String(error.message), hint: String(error.hint) };
  }
  return { message: everywhere.unexpected(String(error)), hint: everywhere.reportIt };
}

/** Keeps a broken screen from breaking the others. React offers this only for classes. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode },
  { readonly error: unknown }
> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <div style={{ padding: 24 }}>
        {isMendedByReload(error) ? (
          <ErrorNote
            error={error}
            retryLabel={everywhere.reload}
            onRetry={() => window.location.reload()}
          />
        ) : (
          <ErrorNote error={error} onRetry={() => this.setState({ error: null })} />
        )}
      </div>
    );
  }
}

const isMendedByReload = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'isMendedByReload' in error;
