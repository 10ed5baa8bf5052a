import { Anchor, Button, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '#renderer/store/queries.ts';
import { chooseModel, findModelsAgain, saveSetting } from '#renderer/store/settings-actions.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { fixedBy, keyOf, type ModelChoice, modelChoices, modelOf } from './model-choices.ts';
import { ModelOption } from './model-option.tsx';
import classes from './model-step.module.css';
import { StepFrame } from './step-frame.tsx';

/** Who reads the openings: the rules alone, or a model that was found here. */
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
