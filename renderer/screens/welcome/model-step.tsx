import { Anchor, Button, Radio, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundModel, SettingView } from '#renderer/model.ts';
import { ModelTest } from '#renderer/parts/model-test.tsx';
import { queries } from '#renderer/store/queries.ts';
import { chooseModel, findModelsAgain, saveSetting } from '#renderer/store/settings-actions.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './model-step.module.css';
import { StepFrame } from './step-frame.tsx';

export function ModelStep({ onNext }: { readonly onNext: () => void }) {
  const { data: settings = [] } = useQuery(queries.settings());
  const { data: found = [], isFetching } = useQuery(queries.models());
  const [chosen, setChosen] = useState<string | null>(null);
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const settingOf = (name: string) => settings.find((setting) => setting.name === name)?.value;
  const url = settingOf('llmUrl');
  const set = { url: typeof url === 'string' ? url : null, model: String(settingOf('llmModel')) };
  const choices = modelChoices(found, set);
  const fixed = fixedBy(settings);
  const current = chosen ?? set.url ?? 'rules';
  const modelFor = (choice: ModelChoice): string | null => {
    if (choice.kind === 'rules') return null;
    if (choice.kind === 'set') return choice.model;
    return picked[choice.server.url] ?? modelOf(choice.server, set.model);
  };
  const goOn = async () => {
    const choice = choices.find((each) => keyOf(each) === current);
    const model = choice === undefined ? null : modelFor(choice);
    const refused = await take(choice, model);
    setError(refused);
    if (refused === null) onNext();
  };
  const take = async (choice: ModelChoice | undefined, model: string | null) => {
    if (fixed !== null || choice === undefined || choice.kind === 'set') return null;
    if (choice.kind === 'rules') {
      return set.url === null ? null : (await saveSetting('llmUrl', null)).error;
    }
    return model === null ? null : chooseModel(choice.server.url, model);
  };
  return (
    <StepFrame step="model" action={<Button onClick={() => void goOn()}>{words.next}</Button>}>
      <Radio.Group value={current} onChange={setChosen} aria-label={words.models}>
        {choices.map((choice) => (
          <ModelOption
            key={keyOf(choice)}
            choice={choice}
            isChosen={keyOf(choice) === current}
            isDisabled={fixed !== null && keyOf(choice) !== current}
            model={modelFor(choice)}
            onModel={(model) => setPicked({ ...picked, [keyOf(choice)]: model })}
          />
        ))}
      </Radio.Group>
      <div className={classes.note}>
        {isFetching ? (
          <StatusMark tone="busy" label={words.looking} />
        ) : (
          <>
            {found.length === 0 && words.nothingFound}{' '}
            <Anchor component="button" type="button" inherit onClick={() => void findModelsAgain()}>
              {words.lookAgain}
            </Anchor>
          </>
        )}
      </div>
      {fixed !== null && (
        <StatusMark tone="info" label={words.fixed(fixed.env ?? words.commandLine)} />
      )}
      {error !== null && <ErrorNote error={error} />}
    </StepFrame>
  );
}

function ModelOption({
  choice,
  isChosen,
  isDisabled,
  model,
  onModel,
}: {
  readonly choice: ModelChoice;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  /** The model to use; null for the rules, and for a server without models. */
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

type ModelChoice =
  | { readonly kind: 'rules' }
  | { readonly kind: 'set'; readonly url: string; readonly model: string }
  | { readonly kind: 'found'; readonly server: FoundModel };

export const keyOf = (choice: ModelChoice): string =>
  choice.kind === 'rules' ? 'rules' : choice.kind === 'set' ? choice.url : choice.server.url;

/** The rules, every model found, and the configured one if it was not found. */
export function modelChoices(
  found: readonly FoundModel[],
  set: { readonly url: string | null; readonly model: string },
): readonly ModelChoice[] {
  const servers = found.map((server): ModelChoice => ({ kind: 'found', server }));
  const isFound = found.some(({ url }) => url === set.url);
  const other: readonly ModelChoice[] =
    set.url === null || isFound ? [] : [{ kind: 'set', url: set.url, model: set.model }];
  return [{ kind: 'rules' }, ...other, ...servers];
}

/** The model to use on a server: the configured one if it is there, else the first. */
export const modelOf = ({ models }: FoundModel, set: string): string | null =>
  models.find((model) => model === set) ?? models[0] ?? null;

/** Set if an option or the environment fixes the model; `env` names the variable. */
export function fixedBy(settings: readonly SettingView[]): { readonly env: string | null } | null {
  const fixed = settings.find(
    ({ name, from }) =>
      (name === 'llmUrl' || name === 'llmModel') && (from === 'flag' || from === 'environment'),
  );
  if (fixed === undefined) return null;
  return { env: fixed.from === 'environment' ? fixed.env : null };
}
