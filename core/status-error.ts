import { AppError } from './errors.ts';

/** The failure that an HTTP status alone means; null for 2xx (RFC 9110, section 15). */
export function statusError(url: string, status: number): AppError | null {
  if (status >= 200 && status < 300) return null;
  if (status === 404 || status === 410) return new AppError('page_not_found', { url, status });
  if ([401, 403, 407, 451].includes(status)) return new AppError('access_denied', { url, status });
  if (status >= 500 || status === 408 || status === 425) {
    return new AppError('server_error', { url, status });
  }
  const got = `status ${status}`;
  return new AppError('unexpected_content', { url, expected: 'a document', got });
}
