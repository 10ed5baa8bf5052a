import type { Argument, Command, Option } from 'commander';
import { createProgram } from '#cli/program.ts';
import { code, table } from './markdown.ts';

/** Every command with its arguments and options, from the program that reads the command line. */
export function commandLine(): string {
  const program = createProgram();
  const shared = `Every command takes these options:\n\n${optionTable(program.createHelp().visibleOptions(program))}`;
  return [shared, ...workingCommands(program).map(section)].join('\n\n');
}

/** The commands that do something, in the order of `--help`: no group that only holds others. */
export const workingCommands = (command: Command): readonly Command[] =>
  command.commands.flatMap((each) => [...(isGroup(each) ? [] : [each]), ...workingCommands(each)]);

/** Commander offers `help` within a group that has no action. */
const isGroup = (command: Command): boolean =>
  command
    .createHelp()
    .visibleCommands(command)
    .some((each) => each.name() === 'help');

function section(command: Command): string {
  const args = command.registeredArguments;
  const usage = [nameOf(command), ...args.map(argumentWords)].join(' ');
  return [
    `### ${nameOf(command)}`,
    sentence(command.description()),
    `\`\`\`text\nrolewatch ${usage}\n\`\`\``,
    args.length === 0 ? '' : table(['Argument', 'What it is'], args.map(argumentRow)),
    command.options.length === 0 ? '' : optionTable(command.options),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function nameOf(command: Command): string {
  const parent = command.parent;
  return parent === null || parent.parent === null
    ? command.name()
    : `${nameOf(parent)} ${command.name()}`;
}

const argumentWords = (argument: Argument): string => {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
};

const argumentRow = (argument: Argument): readonly string[] => [
  code(argumentWords(argument)),
  [argument.description, choiceWords(argument.argChoices)].join(''),
];

const optionTable = (options: readonly Option[]): string =>
  table(['Option', 'What it does'], options.map(optionRow));

function optionRow(option: Option): readonly string[] {
  const usual = option.negate ? undefined : option.defaultValue;
  const told = usual === undefined ? '' : `; ${code(String(usual))} without it`;
  return [code(option.flags), `${option.description}${choiceWords(option.argChoices)}${told}`];
}

const choiceWords = (choices: readonly string[] | undefined): string =>
  choices === undefined ? '' : ` (${choices.map(code).join(', ')})`;

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
