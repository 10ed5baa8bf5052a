const mask = '***';

/** Names of secrets, and the résumé, which is private too. */
const secretKey =
  /(api_?key|password|passwd|passphrase|secret|authorization|cookie|token|credentials?|private_?key|r[eé]sum[eé]_?(text)?)$/i;

/** A header with its scheme; or a scheme alone before text that is no plain word. */
const authorization =
  /(authorization\W{1,4}(?:bearer|basic)|\b(?:bearer|basic)(?=\s+\S*\d))\s+[\w.~+/=-]+/gi;

/** Deeper than our records; bounds the length of a log line. */
const maxDepth = 8;

/**
 * A copy that is safe to log. Masks values under names such as `apiKey`, `password`,
 * `authorization` or `token`, and credentials inside strings (see `redactText`). Errors become
 * records of name, code, message, stack and cause. Cuts cycles.
 */
export function redactSecrets(value: unknown): unknown {
  return copy(value, []);
}

/** Passwords in URLs, `Bearer` and `Basic` headers, parameters such as `?api_key=` or `#token=`. */
export function redactText(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"']*@/gi, `$1${mask}@`)
    .replace(authorization, `$1 ${mask}`)
    .replace(/([?&#;](?:[\w-]*(?:key|token|secret|password|signature))=)[^&#\s"']+/gi, `$1${mask}`);
}

function copy(value: unknown, parents: readonly object[]): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date || value instanceof URL) return redactText(String(value.toJSON()));
  if (parents.includes(value)) return '[circular]';
  if (parents.length === maxDepth) return '[deep]';
  const path = [...parents, value];
  if (Array.isArray(value)) return value.map((item) => copy(item, path));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Error) return copy(recordOf(value), path);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      isSecret(key, item) ? mask : copy(item, path),
    ]),
  );
}

/** An unset secret is no secret, and worth seeing. */
const isSecret = (key: string, value: unknown): boolean =>
  value !== null && value !== undefined && value !== '' && secretKey.test(key.replace(/-/g, '_'));

function recordOf(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    ...('code' in error ? { code: error.code } : {}),
    ...('details' in error ? { details: error.details } : {}),
    stack,
    ...(cause === undefined ? {} : { cause }),
  };
}
