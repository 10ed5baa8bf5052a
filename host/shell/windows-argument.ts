/**
 * One argument as a command line of Windows has it, whatever is in it: programs take such a line apart
 * as CommandLineToArgvW does, for which backslashes before a quotation mark are half of what they are.
 */
export const windowsArgument = (text: string): string =>
  `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
