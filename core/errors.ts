import type { ErrorRow, Retry } from './error-row.ts';
import { errors } from './error-table.ts';

export type ErrorCode = keyof typeof errors;
export type ErrorDetails<C extends ErrorCode> = Parameters<(typeof errors)[C]['message']>[0];

/** What a person or a client sees of an error. */
export type ErrorView = {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
};

/** A failure with a row in the table of errors. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly details: ErrorDetails<C>;

  constructor(code: C, details: ErrorDetails<C>, options?: ErrorOptions) {
    super(rowOf(code).message(details), options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get hint(): string {
    return rowOf(this.code).hint(this.details);
  }

  get retry(): Retry {
    return rowOf(this.code).retry;
  }
}

/** The same error as an AppError: unknown ones become `internal`, with the original as cause. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('internal', { reason }, { cause: error });
}

export function toErrorView(error: unknown): ErrorView {
  const { code, message, hint } = toAppError(error);
  return { code, message, hint };
}

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code);
}

function rowOf<C extends ErrorCode>(code: C): ErrorRow<ErrorDetails<C>> {
  return errors[code] as unknown as ErrorRow<ErrorDetails<C>>;
}
