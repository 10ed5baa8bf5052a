import { describe, expect, it } from 'vitest';
import { type SettingName, settings } from '#core/settings.ts';
import type { SettingView } from '#renderer/model.ts';
import { settingFields } from '#renderer/strings/setting-fields.ts';
import { fieldOf, groupSettings } from './group-settings.ts';
import { sectionsFor } from './settings-screen.tsx';

const view = (name: string, over: Partial<SettingView> = {}): SettingView => ({
  name,
  value: null,
  isSet: false,
  default: null,
  help: 'What it is for',
  range: null,
  isSecret: false,
  keptBy: null,
  from: 'default',
  env: `ROLEWATCH_${name.toUpperCase()}`,
  applies: 'now',
  ...over,
});

const names = Object.keys(settings) as readonly SettingName[];

describe('the table of fields', () => {
  it('has words for every setting, and for nothing else', () => {
    expect(Object.keys(settingFields).toSorted()).toEqual([...names].toSorted());
  });

  it('hides secrets', () => {
    const secret = names.filter((name) => 'secret' in settings[name]);
    const hidden = names.filter((name) => settingFields[name]?.kind === 'secret');
    expect(hidden.toSorted()).toEqual(secret.toSorted());
  });
});

describe('a setting without words', () => {
  it.each([
    ['switch', { default: true }],
    ['number', { default: 4 }],
    ['text', { default: 'a' }],
    ['text', { default: null }],
    ['secret', { isSecret: true }],
  ] as const)('is a %s by what is in it', (kind, over) => {
    expect(fieldOf(view('braveNewThing', over))).toMatchObject({
      kind,
      label: 'Brave new thing',
      explains: 'What it is for',
      section: 'other',
    });
  });
});

describe('groupSettings', () => {
  const all = [view('llmUrl'), view('braveNewThing'), view('siteDelayMs'), view('userAgent')];
  const found = (words: string) =>
    Object.values(groupSettings(all, words))
      .flat()
      .map(({ setting }) => setting.name);

  it('puts each in its section, in the order of the table', () => {
    const { sites, model, other, schedule } = groupSettings(all, '');
    const in_ = (group: typeof sites) => group.map(({ setting }) => setting.name);
    expect([sites, model, other, schedule].map(in_)).toEqual([
      ['userAgent', 'siteDelayMs'],
      ['llmUrl'],
      ['braveNewThing'],
      [],
    ]);
  });

  it('finds by label, by name, by variable and by section', () => {
    expect(found('pause between')).toEqual(['siteDelayMs']);
    expect(found('llmurl')).toEqual(['llmUrl']);
    expect(found('ROLEWATCH_USERAGENT')).toEqual(['userAgent']);
    expect(found('sites')).toEqual(['userAgent', 'siteDelayMs']);
    expect(found('nothing at all')).toEqual([]);
  });

  it('leaves out sections without anything to show', () => {
    expect(sectionsFor(groupSettings(all, ''), '')).toEqual([
      'sites',
      'model',
      'other',
      'appearance',
      'data',
    ]);
    expect(sectionsFor(groupSettings(all, 'erase'), 'erase')).toEqual(['data']);
  });
});
