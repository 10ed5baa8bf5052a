import { describe, expect, it } from 'vitest';
import { defaultSettings, settingNames, settings } from './settings.ts';

describe('the table of settings', () => {
  it.each(settingNames)('has a default that its own schema accepts: %s', (name) => {
    expect(settings[name].schema.parse(defaultSettings[name])).toEqual(defaultSettings[name]);
  });

  it.each(settingNames)('names the variable after the setting: %s', (name) => {
    const words = name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    expect(settings[name].env).toBe(`ROLEWATCH_${words}`);
  });

  it('marks keys and passwords as secret', () => {
    const secrets = settingNames.filter((name) => 'secret' in settings[name]);
    expect(secrets).toEqual(['redisUrl', 'proxies', 'llmApiKey', 'notifyWebhook', 'notifyNtfy']);
  });

  it.each(settingNames)('says in plain words what to give instead of a wrong value: %s', (name) => {
    const wrong = [-7, 1e9 + 0.5, 1e300, 'https:/', '', {}, null, true, ['22:00']];
    const told = wrong.flatMap(
      (value) => settings[name].schema.safeParse(value).error?.issues ?? [],
    );
    expect(told.length).toBeGreaterThan(0);
    for (const { message } of told) expect(message).toMatch(/^enter /);
  });

  it.each([
    ['redisUrl', 'http://127.0.0.1:6379'],
    ['redisUrl', 'redis://:100%@127.0.0.1:6379'],
    ['redisUrl', 'redis://a%zz:x@127.0.0.1:6379'],
    ['redisUrl', 'redis://127.0.0.1:6379/abc'],
    ['redisUrl', 'redis://127.0.0.1:6379/-1'],
    ['redisUrl', 'redis://127.0.0.1:6379/0/1'],
    ['llmUrl', 'ftp://model'],
    ['userAgent', '  '],
    ['maxBodyBytes', 0],
    ['siteConnections', 17],
    ['siteDelayMs', -1],
    ['llmConcurrency', 257],
    ['scanEveryHours', 721],
    ['retryDelayScale', -0.1],
    ['logLevel', 'loud'],
    ['digestAt', '25:00'],
    ['notifyWebhook', 'mailto:ann@example.com'],
    ['notifyNtfy', 'https://ntfy.sh'],
  ] as const)('rejects for %s: %j', (name, value) => {
    expect(settings[name].schema.safeParse(value).success).toBe(false);
  });
});
