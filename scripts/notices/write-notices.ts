import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isAllowedLicence } from './licence-policy.ts';
import { readPackage, type ShippedPackage } from './read-package.ts';
import { productionFolders, readBundles } from './shipped-packages.ts';

/** The texts of licences by their SPDX name, for packages that name one and bring no text. */
type StandardTexts = Readonly<Record<string, string>>;

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

/** Every package that ships, bundled or as such, sorted by name; each version once. */
export async function shippedPackages(root: string): Promise<readonly ShippedPackage[]> {
  const { inside } = await readBundles(root);
  const folders = [...inside, ...(await productionFolders(root))];
  const packages = await Promise.all(folders.map((each) => readPackage(path.join(root, each))));
  const byName = new Map(packages.map((each) => [`${each.name}@${each.version}`, each]));
  return [...byName.keys()].toSorted().flatMap((name) => byName.get(name) ?? []);
}

/**
 * Writes `out/licences`, which ships beside the app: its own licence, and the notices of all others.
 * Answers how many packages they name. Throws where one must not ship; see `writeNotices`.
 */
export async function makeNotices(root: string): Promise<number> {
  const packages = await shippedPackages(root);
  const text = writeNotices(packages, await standardTexts(path.join(root, 'resources/licences')));
  const folder = path.join(root, 'out/licences');
  await mkdir(folder, { recursive: true });
  await copyFile(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE.txt'));
  await writeFile(path.join(folder, 'THIRD-PARTY.md'), text);
  return packages.length;
}

async function standardTexts(folder: string): Promise<StandardTexts> {
  const files = await readdir(folder);
  const texts = await Promise.all(
    files.map((file) => readFile(path.join(folder, file), 'utf8').then((text) => text.trim())),
  );
  return Object.fromEntries(files.map((file, i) => [path.parse(file).name, texts[i] ?? '']));
}
