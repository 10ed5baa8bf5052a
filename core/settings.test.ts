import { describe, expect, it } from 'vitest';
import { defaultSettings, settingNames, settings } from './settings.ts';

describe('the table of settings', () => {
  it.each(settingNames)('has a default that its own schema takes: %s', (name) => {
    expect(settings[name].schema.parse(defaultSettings[name])).toEqual(defaultSettings[name]);
  });

  it.each(settingNames)('names the variable after the setting: %s', (name) => {
    const words = name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    expect(settings[name].env).toBe(`ROLEWATCH_${words}`);
  });

  it('keeps out of sight what opens doors', () => {
    const secrets = settingNames.filter((name) => 'secret' in settings[name]);
    expect(secrets).toEqual(['redisUrl', 'llmApiKey']);
  });

  it.each([
    ['redisUrl', 'http://127.0.0.1:6379'],
    ['llmUrl', 'ftp://model'],
    ['userAgent', '  '],
    ['maxBodyBytes', 0],
    ['hostConnections', 17],
    ['hostDelayMs', -1],
    ['llmConcurrency', 257],
    ['scanEveryHours', 721],
    ['retryDelayScale', -0.1],
    ['logLevel', 'loud'],
  ] as const)('does not take for %s: %j', (name, value) => {
    expect(settings[name].schema.safeParse(value).success).toBe(false);
  });
});
