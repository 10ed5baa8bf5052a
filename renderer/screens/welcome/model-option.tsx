import { Radio, Select } from '@mantine/core';
import { ModelTest } from '#renderer/parts/model-test.tsx';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { keyOf, type ModelChoice } from './model-choices.ts';
import classes from './model-step.module.css';

/** One who may read the openings, and what that gives. */
export function ModelOption({
  choice,
  isChosen,
  isDisabled,
  model,
  onModel,
}: {
  readonly choice: ModelChoice;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  /** The model that would be asked; null for the rules, and for a server without one. */
  readonly model: string | null;
  readonly onModel: (model: string) => void;
}) {
  const hasNone = choice.kind === 'found' && choice.server.models.length === 0;
  return (
    <div className={classes.option} data-chosen={isChosen}>
      <Radio
        size="xs"
        value={keyOf(choice)}
        disabled={isDisabled || hasNone}
        label={nameOf(choice)}
        description={hasNone ? words.noModels : whatItGives(choice)}
        classNames={{ label: classes.label ?? '', description: classes.description ?? '' }}
      />
      {isChosen && choice.kind !== 'rules' && model !== null && (
        <div className={classes.more}>
          {choice.kind === 'found' && (
            <Select
              size="xs"
              w={240}
              aria-label={words.model(choice.server.server)}
              allowDeselect={false}
              disabled={isDisabled}
              data={[...choice.server.models]}
              value={model}
              onChange={(value) => value !== null && onModel(value)}
            />
          )}
          <ModelTest key={model} url={keyOf(choice)} model={model} />
        </div>
      )}
    </div>
  );
}

function nameOf(choice: ModelChoice): string {
  if (choice.kind === 'rules') return words.rules;
  return choice.kind === 'set' ? words.set(choice.model) : words.server(choice.server.server);
}

const whatItGives = ({ kind }: ModelChoice): string =>
  kind === 'rules' ? words.rulesText : words.serverText;
