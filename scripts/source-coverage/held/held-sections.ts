import { sourceIds, sources } from '#sources/registry.ts';
import { code, table, wrapped } from '../../docs/markdown.ts';
import { exceptions, type Fact, factNames, silent } from './facts.ts';
import type { Held } from './held-facts.ts';

/** What docs/sources.md says of the facts that recordings hold. Counts only, no recorded text. */
export function heldSections(held: readonly Held[]): readonly string[] {
  const rows = sourceIds
    .map((id) => ({ id, own: held.filter(({ source }) => source === id) }))
    .filter(({ own }) => own.length > 0);
  return [
    '## Facts that recordings hold',
    wrapped(
      `Rolewatch has ${shareOf(held)} of the facts that recorded answers hold of their openings. A ` +
        'table in `scripts/source-coverage/held` says where each system holds which fact, without ' +
        'the code that reads them; a test names each fact that is missed. A cell counts the ' +
        'openings with a fact; it is empty if no recorded answer of the system holds it.',
    ),
    table(
      ['System', 'All', ...factNames.map(heading)],
      [
        ...rows.map(({ id, own }) => [
          sources[id].label,
          shareOf(own),
          ...factNames.map((fact) => countOf(own, fact)),
        ]),
        ['All', shareOf(held), ...factNames.map((fact) => countOf(held, fact))],
      ],
    ),
    'Not counted, since it says nothing that may be shown:',
    silent.map(({ what }) => `- ${what}`).join('\n'),
    'Left out on purpose, and counted as missed:',
    exceptionLines().join('\n'),
  ];
}

/** One line for each reason. */
function exceptionLines(): readonly string[] {
  const reasons = [...new Set(exceptions.map(({ because }) => because))];
  return reasons.map((because) => {
    const own = exceptions.filter((each) => each.because === because);
    const files = [...new Set(own.map(({ file, fact }) => `${fact} in ${code(file)}`))];
    return `- ${files.join(', ')}, ${own.length === 1 ? 'once' : `${own.length} times`}: ${because}`;
  });
}

const heading = (fact: Fact): string => `${fact.charAt(0).toUpperCase()}${fact.slice(1)}`;

/** `100% (98)`, `99.7% (321 of 322)`: rounded down, so that 100% means all. */
function shareOf(held: readonly Held[]): string {
  const filled = held.filter(({ isFilled }) => isFilled).length;
  if (filled === held.length) return `100% (${filled})`;
  return `${Math.floor((filled / held.length) * 1000) / 10}% (${filled} of ${held.length})`;
}

function countOf(held: readonly Held[], fact: Fact): string {
  const own = held.filter((each) => each.fact === fact);
  const filled = own.filter(({ isFilled }) => isFilled).length;
  if (own.length === 0) return '';
  return filled === own.length ? String(filled) : `${filled} of ${own.length}`;
}
