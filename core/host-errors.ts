import { row } from './error-row.ts';

/** The rows about joining a running host in the table of errors. */
export const hostErrors = {
  host_unjoinable: row<{ path: string; pid: number }>({
    message: (d) => `Rolewatch is running (pid ${d.pid}), but does not answer other commands`,
    hint: 'It may be an older version. Stop it and start it again.',
  }),
  host_of_other_version: row<{ running: string; own: string }>({
    message: (d) => `Rolewatch ${d.running} is running, but this is version ${d.own}`,
    hint: 'Stop it and start it again, so that both have the same version.',
  }),
  host_has_other_settings: row<{ options: string }>({
    message: (d) => `The running Rolewatch has other values for ${d.options}`,
    hint: 'Stop the running Rolewatch, and start it with these settings.',
    cliHint: 'Leave the option out, or stop the running Rolewatch.',
  }),
  host_gone: row({
    message: 'The Rolewatch that this command used has stopped',
    hint: 'The next start continues an unfinished scan.',
    cliHint: 'The next start or scrape continues an unfinished scan.',
  }),
} as const;
