import { formatBytes } from './bytes.ts';
import { formatDuration } from './duration.ts';
import { row } from './error-row.ts';

const byTheLink = () => 'Open the link that Rolewatch prints when it starts.';

/** Rows of the table of errors: between a host and who asks it over the network. */
export const hostErrors = {
  unauthorised: row({
    message: () => 'The token is missing or wrong',
    hint: byTheLink,
    retry: 'never',
  }),
  foreign_host: row<{ host: string }>({
    message: (d) => `Rolewatch is not asked under the name "${d.host}"`,
    hint: byTheLink,
    retry: 'never',
  }),
  foreign_origin: row<{ origin: string }>({
    message: (d) => `Pages of ${d.origin} may not ask Rolewatch`,
    hint: byTheLink,
    retry: 'never',
  }),
  request_too_large: row<{ limitBytes: number }>({
    message: (d) => `The request is larger than ${formatBytes(d.limitBytes)}`,
    hint: () => 'Send it in parts.',
    retry: 'never',
  }),
  host_unreachable: row<{ reason: string }>({
    message: (d) => `Rolewatch does not answer (${d.reason})`,
    hint: () => 'Check that it is still running. This page connects again by itself.',
    retry: 'later',
  }),
  timed_out: row<{ method: string; timeoutMs: number }>({
    message: (d) => `Rolewatch has not answered for ${formatDuration(d.timeoutMs)} (${d.method})`,
    hint: () => 'It may still be at it. Try again; if that goes on, start Rolewatch anew.',
    retry: 'later',
  }),
  port_in_use: row<{ port: number }>({
    message: (d) => `Port ${d.port} is taken by another program`,
    hint: () => 'Choose another with --port, or leave it out: a free one is then found.',
    retry: 'never',
  }),
  cannot_listen: row<{ host: string; port: number; reason: string }>({
    message: (d) => `${d.host}, port ${d.port}, cannot be listened on (${d.reason})`,
    hint: () => 'Choose another with --host and --port.',
    retry: 'never',
  }),
} as const;
