import type { SettingView } from '#renderer/model.ts';
import { ModelTest } from '#renderer/parts/model-test.tsx';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { FoundModels } from './found-models.tsx';
import { OwnRow } from './own-row.tsx';

/** Whether the model answers, and which others there are on this machine. */
export function ModelConnection({ settings }: { readonly settings: readonly SettingView[] }) {
  const of = (name: string) => settings.find((setting) => setting.name === name);
  const url = of('llmUrl');
  const model = of('llmModel');
  // Another model is another question: an old answer must not stand beside it.
  const asked = `${String(url?.value)} ${String(model?.value)}`;
  return (
    <>
      <OwnRow label={words.connection} explains={words.connectionHint}>
        <ModelTest key={asked} isDisabled={url?.isSet !== true} />
      </OwnRow>
      <FoundModels url={url} model={model} />
    </>
  );
}
