import { isAllowedLicence } from './licence-policy.ts';
import type { ShippedPackage } from './read-package.ts';

/** The texts of licences by their SPDX name, for packages that name one and bring no text. */
export type StandardTexts = Readonly<Record<string, string>>;

/**
 * The notices of these packages, in Markdown, each text once. Throws one error that names every package
 * whose licence is not allowed, or is stated without any text of it.
 */
export function writeNotices(packages: readonly ShippedPackage[], standard: StandardTexts): string {
  const problems = packages.flatMap((each) => problemOf(each, standard));
  if (problems.length > 0) throw new Error(`cannot ship:\n${problems.join('\n')}`);
  const byText = Map.groupBy(packages, (each) => textOf(each, standard));
  const sections = [...byText].map(([text, those]) => section(text, those));
  return [intro, ...sections].join('\n');
}

const intro = `# What others made that is in Rolewatch

Rolewatch itself is under the MIT licence. It contains the packages below. Electron and Chromium come with their own notices beside the
app (\`LICENSE.electron.txt\`, \`LICENSES.chromium.html\`), and the redis-server with its licence, where one ships, in its folder.
`;

function problemOf({ name, version, licence, texts }: ShippedPackage, standard: StandardTexts) {
  if (!isAllowedLicence(licence)) {
    return [`${name} ${version}: ${licence === '' ? 'no licence is stated' : `${licence}`}`];
  }
  const isKnown = texts.length > 0 || standard[licence] !== undefined;
  return isKnown ? [] : [`${name} ${version}: no text of ${licence}`];
}

const textOf = ({ texts, licence }: ShippedPackage, standard: StandardTexts): string =>
  texts.length > 0 ? texts.join('\n\n') : (standard[licence] ?? '');

function section(text: string, packages: readonly ShippedPackage[]): string {
  const lines = packages.map(
    ({ name, version, licence, homepage }) =>
      `- ${name} ${version} (${licence})${homepage === null ? '' : `, ${homepage}`}`,
  );
  // A licence may hold anything, also what is Markdown.
  const quoted = text.split('\n').map((line) => `    ${line}`.trimEnd());
  return `## ${packages.map(({ name }) => name).join(', ')}\n\n${lines.join('\n')}\n\n${quoted.join('\n')}\n`;
}
