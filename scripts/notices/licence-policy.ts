/** Licences under which others' code may ship inside an MIT app with no more than its notice. */
const allowed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

/**
 * True if an SPDX expression leaves a way to use the code under allowed licences alone: one of those
 * joined by OR, all of those joined by AND. What is not understood is not allowed.
 */
export function isAllowedLicence(expression: string): boolean {
  const tokens = expression.match(/[()]|[^()\s]+/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let isOk = both();
    while (tokens[at] === 'OR') {
      at += 1;
      const other = both();
      isOk = isOk || other;
    }
    return isOk;
  };
  const both = (): boolean => {
    let isOk = one();
    while (tokens[at] === 'AND') {
      at += 1;
      const other = one();
      isOk = isOk && other;
    }
    return isOk;
  };
  const one = (): boolean => {
    const token = tokens[at];
    at += 1;
    if (token !== '(') return token !== undefined && allowed.includes(token);
    const isOk = either();
    const isClosed = tokens[at] === ')';
    at += 1;
    return isOk && isClosed;
  };
  return either() && at === tokens.length;
}
