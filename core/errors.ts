import type { ErrorRow, Retry, Text } from './error-row.ts';
import { errors } from './error-table.ts';
import type { ErrorView } from './error-view.ts';

export type ErrorCode = keyof typeof errors;
export type ErrorDetails<C extends ErrorCode> = DetailsOf<(typeof errors)[C]>;
type DetailsOf<Row> = Row extends ErrorRow<infer Details> ? Details : never;

export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly details: ErrorDetails<C>;

  constructor(code: C, details: ErrorDetails<C>, options?: ErrorOptions) {
    super(fill(rowOf(code).message, details), options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get hint(): string {
    return fill(rowOf(this.code).hint, this.details);
  }

  get cliHint(): string | undefined {
    const { cliHint } = rowOf(this.code);
    return cliHint === undefined ? undefined : fill(cliHint, this.details);
  }

  get retry(): Retry {
    return rowOf(this.code).retry ?? 'never';
  }
}

function rowOf<C extends ErrorCode>(code: C): ErrorRow<ErrorDetails<C>> {
  return errors[code] as unknown as ErrorRow<ErrorDetails<C>>;
}

const fill = <D>(text: Text<D>, details: D): string =>
  typeof text === 'function' ? text(details) : text;

/** The same error as an AppError; unknown errors become `internal`, with the original as cause. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('internal', { reason }, { cause: error });
}

/** The text of an error for people; one that came from another process keeps its own words. */
export function toErrorView(error: unknown): ErrorView {
  const { code, message, hint, cliHint } = isAnswered(error) ? error : toAppError(error);
  return { code, message, hint, ...(cliHint !== undefined && { cliHint }) };
}

/** The text of an error as a notice, which has no code. */
export function toNotice(error: AppError): Omit<ErrorView, 'code'> {
  const { code: _, ...notice } = toErrorView(error);
  return notice;
}

const isAnswered = (error: unknown): error is Error & ErrorView =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  'hint' in error &&
  typeof error.hint === 'string';

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code);
}
