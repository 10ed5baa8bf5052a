import { Anchor, Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundModel, ModelHealth, SettingView } from '#renderer/model.ts';
import { ModelTest } from '#renderer/parts/model-test.tsx';
import { useHealth } from '#renderer/store/live-state.ts';
import { queries } from '#renderer/store/queries.ts';
import { chooseModel, findModelsAgain, startModel } from '#renderer/store/settings-actions.ts';
import { percent } from '#renderer/strings/language.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './model-rows.module.css';
import { OwnRow } from './own-row.tsx';
import settingRowClasses from './setting-row.module.css';

/** Below the settings of the model: how it is, a test, and what else is on this machine. */
export function ModelRows({ settings }: { readonly settings: readonly SettingView[] }) {
  const of = (name: string) => settings.find((setting) => setting.name === name);
  const [source, url, model, file] = ['llmSource', 'llmUrl', 'llmModel', 'llmFile'].map(of);
  const server = useHealth((state) => state.health?.model ?? null);
  // Clears the old result when the model changes.
  const asked = [source, url, model, file].map((each) => String(each?.value)).join(' ');
  const isMissing =
    (source?.value === 'server' && url?.isSet !== true) ||
    (source?.value === 'file' && file?.isSet !== true);
  return (
    <>
      {server?.source === 'vllm' && <ServerRow server={server} />}
      <OwnRow label={words.connection} explains={words.connectionHint}>
        <ModelTest key={asked} isDisabled={isMissing} />
      </OwnRow>
      {source?.value === 'server' && <FoundModels url={url} model={model} />}
    </>
  );
}

/** The server that Rolewatch starts: how far its start has come, or why it does not run. */
function ServerRow({ server }: { readonly server: ModelHealth }) {
  const { state, progress, problem } = server;
  const share = percent(progress?.fraction ?? 0);
  const step = words.loadSteps[progress?.step ?? 'starting'];
  return (
    <OwnRow label={words.server}>
      <div className={classes.status} role="status">
        {state === 'starting' && <StatusMark tone="busy" label={words.loadStep(step, share)} />}
        {state === 'ready' && <StatusMark tone="good" label={words.serverStates.ready} />}
        {(state === 'idle' || state === 'unknown') && (
          <StatusMark tone="idle" label={words.serverStates.idle} canWrap />
        )}
        {state !== 'ready' && problem !== null && (
          <>
            <StatusMark
              tone={state === 'failing' ? 'bad' : 'warn'}
              label={problem.message}
              canWrap
            />
            <p className={settingRowClasses.explains}>{problem.hint}</p>
          </>
        )}
      </div>
      {state === 'starting' && (
        <Progress
          size={6}
          transitionDuration={150}
          aria-label={step}
          value={(progress?.fraction ?? 0) * 100}
        />
      )}
      {(state === 'idle' || state === 'failing') && (
        <Button variant="default" onClick={() => void startModel()}>
          {state === 'idle' ? words.startNow : words.tryAgain}
        </Button>
      )}
    </OwnRow>
  );
}

/** Model servers found on this machine; a click on a model configures it. */
function FoundModels({
  url,
  model,
}: {
  readonly url: SettingView | undefined;
  readonly model: SettingView | undefined;
}) {
  const { data: found, isFetching } = useQuery(queries.models());
  const [refused, setRefused] = useState<string | null>(null);
  const isFixed = [url, model].some(
    (setting) => setting?.from === 'flag' || setting?.from === 'environment',
  );
  const choose = async (server: FoundModel, name: string) =>
    setRefused((await chooseModel(server.url, name))?.message ?? null);
  return (
    <OwnRow
      label={words.found}
      explains={
        <>
          {found !== undefined && found.length > 0 && `${words.foundHint} `}
          <Anchor component="button" type="button" inherit onClick={() => void findModelsAgain()}>
            {words.lookAgain}
          </Anchor>
        </>
      }
    >
      {isFetching && <StatusMark tone="busy" label={words.looking} />}
      {!isFetching && found?.length === 0 && (
        <span className={settingRowClasses.explains}>{words.nothingFound}</span>
      )}
      {!isFetching &&
        found?.map((server) => (
          <div key={server.url} className={classes.server}>
            <div title={server.url}>
              {words.foundAt(server.server, URL.parse(server.url)?.host ?? '')}
            </div>
            {server.models.length === 0 && (
              <span className={settingRowClasses.explains}>{words.noModels}</span>
            )}
            <div className={classes.models}>
              {server.models.map((name) =>
                url?.value === server.url && model?.value === name ? (
                  <StatusMark key={name} tone="good" label={words.inUse(name)} />
                ) : (
                  <Button
                    key={name}
                    variant="default"
                    disabled={isFixed}
                    aria-label={words.use(server.server, name)}
                    onClick={() => void choose(server, name)}
                  >
                    {name}
                  </Button>
                ),
              )}
            </div>
          </div>
        ))}
      {refused !== null && <StatusMark tone="bad" label={refused} />}
    </OwnRow>
  );
}
